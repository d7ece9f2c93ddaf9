import type { StagingRule } from '../../stack/staging-rule.ts';
import { isReached } from '../../stack/standing.ts';
import { listed, secretsOf } from '../service-secrets.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.written-down',
  number: 'SEC-01',
  title: 'A secret is written into the Compose file',
  why: 'Everybody who ever had the repository has it, and it stays in the history when the line is gone.',
  fix: 'Take a new value, keep it in a secret file outside the repository, and write `${NAME:?}` or a `secrets` entry here.',
  source: 'CWE-798; OWASP Docker rule 12',
  find: (stack) =>
    stack.services.flatMap((service) => {
      const secrets = secretsOf(service, stack).filter(
        ({ value, variables, committed, guessable }) =>
          value !== null && variables.length === 0 && !committed && guessable === null,
      );
      const [first] = secrets;
      if (first === undefined) return [];
      const minor = service.component?.kind === 'mail catcher' && !isReached(service);
      return [
        {
          severity: minor ? ('low' as const) : ('high' as const),
          address: `${service.name}.environment written-down`,
          at: first.at,
          what: `${service.name} has ${listed(secrets.map(({ name }) => name))} written out in the file.`,
        },
      ];
    }),
};
