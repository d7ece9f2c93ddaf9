import { isInForce } from '../../stack/exposure-ledger.ts';
import { firstComposeFile } from '../../stack/first-compose-file.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.declared-not-published',
  number: 'EXP-01',
  title: 'A declared port is not published',
  why: 'Testers are sent to a door that is not there, and the next who opens it finds it already allowed.',
  fix: 'Publish the port, or take its entry out of `staging.exposure` in sallyport.yaml.',
  source: 'CIS Docker 5.9, read the other way round',
  find: (stack) =>
    stack.ledger.flatMap((entry) => {
      const { service: name, port, protocol } = entry;
      if (!isInForce(entry, stack.now)) return [];
      const service = stack.services.find((each) => each.name === name);
      if (service?.model['network_mode'] === 'host') return [];
      if (service?.ports.some((each) => each.published === port && each.protocol === protocol)) return [];
      const unknown = service === undefined && !stack.project.disabledServices.includes(name);
      return [
        {
          severity: 'medium' as const,
          address: `ledger ${name} ${entry.address}:${port}/${protocol}`,
          at: service?.at ?? { file: firstComposeFile(stack.project) || 'sallyport.yaml', line: 1 },
          what: unknown
            ? `\`staging.exposure\` declares ${port}/${protocol} of ${name}, and the stack has no such service.`
            : `\`staging.exposure\` declares ${port}/${protocol} of ${name}, which does not publish it.`,
        },
      ];
    }),
};
