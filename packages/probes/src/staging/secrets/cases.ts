import { probeCases } from '../stack/probe-cases.ts';
import { cases as buildArgument } from './rules/build-argument.cases.ts';
import { cases as committedEnvironment } from './rules/committed-environment.cases.ts';
import { cases as committedSecret } from './rules/committed-secret.cases.ts';
import { cases as fallback } from './rules/fallback.cases.ts';
import { cases as guessable } from './rules/guessable.cases.ts';
import { cases as inArguments } from './rules/in-arguments.cases.ts';
import { cases as inEnvironment } from './rules/in-environment.cases.ts';
import { cases as liveKey } from './rules/live-key.cases.ts';
import { cases as publishedKey } from './rules/published-key.cases.ts';
import { cases as reused } from './rules/reused.cases.ts';
import { cases as secretMode } from './rules/secret-mode.cases.ts';
import { cases as writtenDown } from './rules/written-down.cases.ts';

export const cases = probeCases(
  'secrets',
  [
    { rule: 'build-argument', also: ['committed-environment'], ...buildArgument },
    { rule: 'committed-environment', ...committedEnvironment },
    { rule: 'committed-secret', ...committedSecret },
    { rule: 'fallback', ...fallback },
    { rule: 'guessable', ...guessable },
    { rule: 'in-arguments', ...inArguments },
    { rule: 'in-environment', also: ['committed-environment'], ...inEnvironment },
    { rule: 'live-key', ...liveKey },
    { rule: 'published-key', ...publishedKey },
    { rule: 'reused', also: ['committed-environment', 'in-environment'], ...reused },
    { rule: 'secret-mode', ...secretMode },
    { rule: 'written-down', ...writtenDown },
  ],
  [
    {
      name: 'secrets as files from outside the repository',
      services: {
        db: {
          image: 'postgres:16',
          environment: { POSTGRES_USER: 'harbour', POSTGRES_PASSWORD_FILE: '/run/secrets/password' },
          secrets: ['password'],
        },
        api: {
          environment: { DB_PASSWORD_FILE: '/run/secrets/password', LOG_LEVEL: '${LOG_LEVEL:-info}' },
          secrets: ['password'],
        },
      },
      model: { secrets: { password: { file: '/srv/harbour/secrets/password' } } },
    },
  ],
);
