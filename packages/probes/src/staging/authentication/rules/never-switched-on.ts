import { settingsOf } from '../../stack/settings.ts';
import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { switchStates } from '../../stack/switch-states.ts';
import { passwordsUnread, startsOtherwise } from '../unread-passwords.ts';
import { whenNeverOn } from '../what-opens.ts';

export const rule: StagingRule = {
  id: 'staging.authentication.never-switched-on',
  number: 'SEC-06',
  title: 'A service asks nobody who they are',
  why: 'This image asks for no password unless it is told to, and nothing here tells it: whoever reaches it reads and writes everything.',
  fix: 'Switch authentication on as the manual of the image says, with a secret from a file.',
  source: 'CWE-306; manuals of the images, see the component table; SEC-06',
  find: (stack) => stack.services.flatMap((service) => inService(service, stack)),
};

function inService(service: ServiceView, stack: StackView): readonly RuleSighting[] {
  const { component } = service;
  if (component === null || component.authenticatedByDefault || readsElsewhere(service)) return [];
  const switches = component.authentication.filter(
    ({ name }) => !(startsOtherwise(service) && name.startsWith('MONGO_INITDB_')),
  );
  // A file that nobody can see here may set it.
  if (service.unseenEnvironment && switches.some((each) => each.in === 'environment' && each.on !== null)) return [];
  // Without a switch that is known, nothing can be said.
  if (component.authentication.every(({ on }) => on === null) || switchStates(service, switches).length > 0) return [];
  const severity = whenNeverOn(service, stack);
  if (severity === null || speaksSasl(service)) return [];
  const unread = passwordsUnread(service);
  const open = settingsOf(service).find(({ name, value }) => /(?:^|\.)protected-mode$/.test(name) && value === 'no');
  const first = unread[0];
  return [
    {
      severity,
      address: `${service.name}.authentication`,
      at: open ?? first?.at ?? service.place('image'),
      what: `${component.title} asks for no password (${service.name})${first === undefined ? '' : `: ${first.name} is set, and ${first.why}`}.`,
    },
  ];
}

/** Its configuration stands where this tool does not see it: in the image, in a folder, or in a file that it includes. */
function readsElsewhere(service: ServiceView): boolean {
  if (Array.isArray(service.model['configs'])) return true;
  if (settingsOf(service).some(({ name }) => /(?:^|\.)include(?:_dir)?$/.test(name))) return true;
  const seen = service.mounts.flatMap(({ files }) => files.map(({ target }) => target));
  const named = [...(service.command ?? []), ...(service.entrypoint ?? [])]
    .flatMap((word) => word.split(/[\s=]+/))
    .filter((word) => /^\/\S+\.(?:conf|cnf|cfg|ya?ml|toml|ini|hcl|properties|json)$/.test(word));
  return named.some((path) => !seen.includes(path));
}

function speaksSasl({ component, environment }: ServiceView): boolean {
  return component?.id === 'kafka' && environment.some(({ value }) => /SASL_(?:PLAINTEXT|SSL)/.test(value ?? ''));
}
