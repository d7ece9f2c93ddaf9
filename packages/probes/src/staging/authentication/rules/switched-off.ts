import type { ServiceView, StackView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { type SwitchState, switchStates } from '../../stack/switch-states.ts';
import { trustedHosts } from '../trusted-hosts.ts';
import { whenAnybodyRules, whenMetricsAreOpen, whenSwitchedOff } from '../what-opens.ts';

export const rule: StagingRule = {
  id: 'staging.authentication.switched-off',
  number: 'SEC-06',
  title: 'A service was told not to ask who comes',
  why: 'Whoever reaches it is in: through a published port today, or through the first of its neighbours that is broken into.',
  fix: 'Take the setting out, and give the service accounts with secrets from files.',
  source: 'CWE-306; manuals of the images, see the component table; SEC-06',
  find: (stack) => stack.services.flatMap((service) => inService(service, stack)),
};

function inService(service: ServiceView, stack: StackView): readonly RuleSighting[] {
  const off = [
    ...switchStates(service, service.component?.authentication ?? [])
      .filter(({ state }) => state === 'off')
      .map((state) => ({ how: howOff(state, service, stack), at: state.at, metricsAlone: state.metricsAlone })),
    ...(service.component?.id === 'postgres' ? trustedHosts(service) : []),
    ...(service.component === null ? ownSwitches(service) : []),
  ];
  const doors = off.filter((each) => !('metricsAlone' in each && each.metricsAlone));
  const role = doors.length > 0 ? roleOfAnybody(service) : null;
  const [first] = doors.length > 0 ? doors : off;
  if (first === undefined) return [];
  const title = service.component?.title ?? service.name;
  const how = [
    ...(doors.length > 0 ? doors : off).map((each) => each.how).slice(0, 2),
    ...(role === null ? [] : [role]),
  ];
  return [
    {
      severity:
        doors.length === 0
          ? whenMetricsAreOpen(service)
          : role === null
            ? whenSwitchedOff(service, stack)
            : whenAnybodyRules(service),
      address: `${service.name}.authentication`,
      at: first.at,
      what: `${title} ${doors.length > 0 ? 'lets people in' : 'shows its metrics'} without asking (${service.name}: ${how.join(', ')}).`,
    },
  ];
}

/** Grafana lets whoever comes in as a reader, unless it is told to give them more. */
function roleOfAnybody(service: ServiceView): string | null {
  if (service.component?.id !== 'grafana') return null;
  const role = service.environment.find(({ name }) => name === 'GF_AUTH_ANONYMOUS_ORG_ROLE')?.value ?? '';
  return /^(?:admin|editor)$/i.test(role) ? `GF_AUTH_ANONYMOUS_ORG_ROLE is ${role}` : null;
}

function howOff({ name, value, isEmpty, in: place }: SwitchState, service: ServiceView, stack: StackView): string {
  if (!isEmpty) return value === null || value === '' ? name : `${name} is ${value}`;
  const keys = place === 'environment' ? ['environment'] : ['command', 'entrypoint'];
  const unset = stack.project.variables.filter(
    ({ from, path }) => from === null && path[1] === service.name && keys.includes(String(path[2])),
  );
  const own = place === 'environment' ? unset.filter(({ path }) => path.includes(name)) : unset;
  const [first] = own;
  const others = new Set(own.map((each) => each.name)).size > 1;
  return `${name} is empty${first === undefined || others ? '' : `, since ${first.name} is set nowhere`}`;
}

const disables =
  /(?:^|_)(?:(?:DISABLE|SKIP|NO|BYPASS)_(?:AUTH|AUTHENTICATION|LOGIN|AUTHORIZATION)|(?:AUTH|AUTHENTICATION)_(?:DISABLED|OFF|BYPASS))$/i;
// With another word in front it is one way to sign in of several: `GITHUB_AUTH_ENABLED`.
const demands = /^(?:APP_|API_|SERVER_|SERVICE_)?(?:AUTH|AUTHENTICATION|LOGIN)(?:_(?:ENABLED|REQUIRED|MODE))?$/i;
const enables = /^(?:APP_|API_|SERVER_|SERVICE_)?(?:REQUIRE|ENABLE)_(?:AUTH|AUTHENTICATION|LOGIN)$/i;

/** Names that own services give to the same mistake. */
function ownSwitches({ environment }: ServiceView) {
  return environment.flatMap(({ name, value, at }) => {
    if (value === null || at === null) return [];
    const set = /^(?:true|1|yes|on)$/i.test(value);
    const unset = /^(?:false|0|no|off|none|disabled)$/i.test(value);
    const isOff =
      !/SMTP|MAIL/i.test(name) &&
      ((set && disables.test(name)) || (unset && (demands.test(name) || enables.test(name))));
    return isOff ? [{ how: `${name} is ${value}`, at }] : [];
  });
}
