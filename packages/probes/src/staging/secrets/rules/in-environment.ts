import type { StagingRule } from '../../stack/staging-rule.ts';
import { isReached, keepsData } from '../../stack/standing.ts';
import { listed, secretsOf } from '../service-secrets.ts';

export const rule: StagingRule = {
  id: 'staging.secrets.in-environment',
  number: 'SEC-02',
  title: 'A secret is handed over by the environment',
  why: 'Whoever may inspect the container reads it; every child process and many crash reports carry it.',
  fix: 'Mount it under `secrets`, and give the service its path: `NAME_FILE: /run/secrets/…`.',
  source: 'OWASP Docker rule 12; CIS Docker 4.10',
  find: (stack) =>
    stack.services.flatMap((service) => {
      // Written out, or by default: then rules that weigh more speak of it.
      const secrets = secretsOf(service, stack).filter(
        ({ variables, hasDefault, guessable }) => variables.length > 0 && !hasDefault && guessable === null,
      );
      const [first] = secrets;
      if (first === undefined) return [];
      const canRead = secrets.filter(({ name }) =>
        service.component?.secrets.some((known) => known.name === name && known.file !== null),
      );
      const must = canRead.length > 0 && (isReached(service) || keepsData(service.component));
      const [use] = canRead;
      const variant = service.component?.secrets.find(({ name }) => name === use?.name)?.file;
      return [
        {
          severity: must ? ('medium' as const) : ('low' as const),
          address: `${service.name}.environment in-environment`,
          at: (use ?? first).at,
          what: `${service.name} gets ${listed((must ? canRead : secrets).map(({ name }) => name))} by its environment${must ? ', and its image reads files' : ''}.`,
          ...(typeof variant === 'string'
            ? { fix: `Mount it under \`secrets\` and write \`${variant}: /run/secrets/…\`.` }
            : {}),
        },
      ];
    }),
};
