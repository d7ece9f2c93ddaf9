import { baseOf } from '../../image-build/base-image.ts';
import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { type SupportEnd, supportEnd } from '../support-end.ts';

export const rule: StagingRule = {
  id: 'staging.images.end-of-life',
  number: 'IMG-05',
  title: 'A program gets no more security fixes',
  why: 'Whatever is found in it from now on stays open, and is published for others to try.',
  fix: 'Move to a version that is supported beyond the test, and test the upgrade with the data.',
  source: 'CIS Docker 4.4, 5.28; endoflife.date',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      const seen = service.built ? baseOfBuild(service) : imageOf(service);
      const end = seen === null ? null : supportEnd(seen.component, seen.image, stack.now);
      if (seen === null || end === null || end.days < -90) return [];
      return [
        {
          severity: severityOf(end, service),
          address: `${service.name}.image support`,
          at: seen.at,
          what: `${service.name} ${service.built ? 'is built on' : 'runs'} ${seen.component?.title ?? ''} ${end.version}, whose support ${end.days >= 0 ? 'ended' : 'ends'} ${end.atTheLatest === true ? 'before' : 'on'} ${end.on}.`,
        },
      ];
    }),
};

function imageOf({ image, component, place }: ServiceView) {
  return image === null ? null : { component, image, at: place('image') };
}

function baseOfBuild({ dockerfile }: ServiceView) {
  const base = dockerfile === null ? null : baseOf(dockerfile.ancestry);
  if (dockerfile === null || base === null) return null;
  return { component: base.component, image: base.image, at: { file: dockerfile.path, line: base.stage.line } };
}

/** A year without fixes where strangers reach it is another thing than a month inside. */
function severityOf({ days }: SupportEnd, { reach }: ServiceView): RuleSighting['severity'] {
  if (days < 0) return 'low';
  return days > 365 || reach === 'everywhere' || reach === 'address' ? 'high' : 'medium';
}
