import type { PublishedPort, ServiceView } from '../../stack/stack-view.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';
import { isSameSocket } from '../address-overlap.ts';
import { publishingServices } from '../published-doors.ts';
import { uselessOverrides } from '../useless-override.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.port-twice',
  number: 'EXP-18',
  title: 'A port of the host is wanted twice',
  why: 'The engine gives it to whoever starts first; the other does not start.',
  fix: 'Give one of them another port, or no port at all.',
  source: 'Docker engine; dclint no-duplicate-exported-ports',
  find: (stack) => {
    const services = publishingServices(stack);
    // An override that does not take effect is said by the rule of that name.
    const overridden = new Set(services.flatMap(uselessOverrides).map(({ later }) => later));
    const doors = services
      .flatMap((service) => service.ports.map((port) => [service, port] as const))
      .filter(([, port]) => !overridden.has(port));
    return [
      ...[...Map.groupBy(doors, ([, { published, protocol }]) => `${published ?? ''}/${protocol}`).values()].flatMap(
        (group) =>
          group.slice(0, most).flatMap((second, index) => {
            const first = group.slice(0, index).find((each) => isSameSocket(each, second));
            return first === undefined ? [] : [clash(first, second)];
          }),
      ),
      ...services.flatMap(copies),
    ];
  },
};

/** Of one number, more than anybody reads. */
const most = 100;

type Door = readonly [ServiceView, PublishedPort];

function clash([one, first]: Door, [other, second]: Door): RuleSighting {
  const name = `${second.published ?? ''}/${second.protocol}`;
  const who =
    one === other ? `${other.name} publishes ${name} twice` : `${other.name} and ${one.name} both publish ${name}`;
  const addresses = [...new Set([first.address, second.address])].join(' and ');
  return {
    severity: 'high',
    address: `${other.name}.ports ${name}`,
    at: second.at,
    what: `${who}, on ${addresses}.`,
  };
}

/** Copies of a service cannot share one port of the host. */
function copies(service: ServiceView): readonly RuleSighting[] {
  const { deploy, scale } = service.model;
  const replicas = typeof deploy === 'object' && deploy !== null && 'replicas' in deploy ? deploy['replicas'] : scale;
  const port = service.ports.find(({ published }) => published !== null);
  if (typeof replicas !== 'number' || replicas < 2 || port === undefined) return [];
  const name = `${port.published ?? ''}/${port.protocol}`;
  return [
    {
      severity: 'high',
      address: `${service.name}.ports copies`,
      at: port.at,
      what: `${replicas} copies of ${service.name} want the one port ${name} of the host.`,
      fix: 'Let a proxy publish the port, and the copies none.',
    },
  ];
}
