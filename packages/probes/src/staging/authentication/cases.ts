import { probeCases } from '../stack/probe-cases.ts';
import { cases as defaultAccount } from './rules/default-account.cases.ts';
import { cases as neverSwitchedOn } from './rules/never-switched-on.cases.ts';
import { cases as openAdministration } from './rules/open-administration.cases.ts';
import { cases as openOrigin } from './rules/open-origin.cases.ts';
import { cases as switchedOff } from './rules/switched-off.cases.ts';

export const cases = probeCases(
  'authentication',
  [
    { rule: 'default-account', ...defaultAccount },
    { rule: 'never-switched-on', ...neverSwitchedOn },
    { rule: 'open-administration', ...openAdministration },
    { rule: 'open-origin', ...openOrigin },
    { rule: 'switched-off', ...switchedOff },
  ],
  [
    {
      name: 'components that ask',
      services: {
        app: {},
        cache: {
          image: 'redis:7.4',
          command: ['redis-server', '/etc/redis/redis.conf'],
          volumes: ['./redis.conf:/etc/redis/redis.conf:ro'],
        },
        db: { image: 'postgres:16', environment: { POSTGRES_PASSWORD_FILE: '/run/secrets/password' } },
      },
      files: { 'deploy/redis.conf': 'protected-mode yes\naclfile /run/secrets/redis_users\n' },
    },
  ],
);
