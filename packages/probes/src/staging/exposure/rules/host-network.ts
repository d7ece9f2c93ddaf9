import type { StagingRule } from '../../stack/staging-rule.ts';
import { componentOf, isConsole, isStore } from '../service-component.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.host-network',
  number: 'EXP-17',
  title: 'A service stands on the network of the host',
  why: 'Every port that it opens is open on the host, and it reaches what listens on the host alone.',
  fix: 'Take `network_mode: host` out, and publish the ports that are needed.',
  source: 'CIS Docker 5.10',
  find: (stack) =>
    stack.services.flatMap((service) => {
      if (service.model['network_mode'] !== 'host') return [];
      const component = componentOf(service);
      const inner = isStore(service) || component?.kind === 'chain node' || component?.kind === 'admin tool';
      const open = component === null || isConsole(component) ? [] : component.ports;
      const ports =
        inner && open.length > 0 ? `, so ${component?.title ?? 'it'} listens on ${listed(open)} of the host` : '';
      return [
        {
          severity: inner ? ('critical' as const) : ('high' as const),
          address: `${service.name}.network_mode`,
          at: service.place('network_mode'),
          what: `${service.name} stands on the network of the host${ports}.`,
        },
      ];
    }),
};

function listed(ports: readonly { readonly port: number }[]): string {
  const numbers = [...new Set(ports.map(({ port }) => port))];
  return numbers.length > 3 ? `${numbers.slice(0, 3).join(', ')} and more` : numbers.join(', ');
}
