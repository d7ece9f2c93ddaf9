import type { ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.health.no-init',
  number: 'HLT-12',
  title: 'Nobody collects the processes that end',
  why: 'The program is process 1: ended children stay as zombies until the limit is full, and it may not hear that it should stop.',
  fix: 'Add `init: true`.',
  source: 'Compose specification, init; frankfurter issue 558',
  find: (stack) =>
    stack.services.flatMap((service): RuleSighting[] => {
      // Makers of known images have seen to this; own programs mostly have not.
      if (service.model['init'] === true || service.component !== null || bringsInit(service)) return [];
      return [
        {
          severity: 'low',
          address: `${service.name}.init`,
          at: service.place('init'),
          what: `${service.name} runs without an init process.`,
        },
      ];
    }),
};

function bringsInit({ entrypoint, command, dockerfile }: ServiceView): boolean {
  const texts = [
    ...(entrypoint ?? []),
    ...(command ?? []),
    ...(dockerfile?.ancestry ?? []).flatMap(({ instructions }) => instructions.map(({ text }) => text)),
  ];
  return texts.some((text) => /\b(?:tini|dumb-init|catatonit|s6-overlay|supervisord)\b|\/s6|^\/init$/.test(text));
}
