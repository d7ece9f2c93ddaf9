import { firstComposeFile } from '../../stack/first-compose-file.ts';
import type { StagingRule } from '../../stack/staging-rule.ts';
import { isUnconfirmed } from '../ledger-purpose.ts';

export const rule: StagingRule = {
  id: 'staging.exposure.unconfirmed-entry',
  number: 'EXP-01',
  title: 'An entry of the exposure ledger was never confirmed',
  why: 'It was drafted from what is published anyway, so it says nothing about what should be.',
  fix: 'Write what testers need the port for as its `purpose`, or take the entry and the port out.',
  source: 'CIS Docker 5.9, only needed ports',
  find: (stack) =>
    stack.ledger
      .filter(({ purpose }) => isUnconfirmed(purpose))
      .map(({ service: name, address, port, protocol, purpose }) => {
        const service = stack.services.find((each) => each.name === name);
        const door = service?.ports.find((each) => each.published === port && each.protocol === protocol);
        return {
          severity: 'medium' as const,
          address: `ledger ${name} ${address}:${port}/${protocol} purpose`,
          at: door?.at ?? service?.at ?? { file: firstComposeFile(stack.project) || 'sallyport.yaml', line: 1 },
          what: `\`staging.exposure\` allows ${port}/${protocol} of ${name}, and as its purpose says "${purpose.slice(0, 40)}".`,
        };
      }),
};
