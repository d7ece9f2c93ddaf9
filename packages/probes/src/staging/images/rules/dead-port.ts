import { listeningPorts } from '../../image-build/listening-ports.ts';
import type { RuleSighting, StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.images.dead-port',
  number: 'BLD-09',
  title: 'A published port leads to where nobody listens',
  why: 'The port answers nobody, and in the list of open ports it looks as if it did.',
  fix: 'Write the port behind the colon on which the program listens.',
  source: 'Dockerfile reference, EXPOSE; Compose specification, ports',
  find: (stack) =>
    stack.services.flatMap((service) => {
      if (service.model['network_mode'] === 'host') return [];
      const { declared, told, mentioned } = listeningPorts(service);
      if (mentioned === null) return [];
      return service.ports.flatMap(({ target, published, declared: entry, protocol, at }): RuleSighting[] => {
        if (mentioned.has(target) || target === told?.port) return [];
        if (told === null && (declared.length === 0 || declared.includes(target))) return [];
        const where =
          told === null
            ? `${service.built ? 'its Dockerfile exposes' : 'its image listens on'} ${declared.slice(0, 4).join(', ')}`
            : `${told.name} tells it ${told.port}`;
        return [
          {
            severity: entry === null ? 'medium' : 'high',
            address: `${service.name}.ports ${target}/${protocol}`,
            at,
            what: `${service.name} publishes ${published ?? 'a port'} to its port ${target}, and ${where}.`,
          },
        ];
      });
    }),
};
