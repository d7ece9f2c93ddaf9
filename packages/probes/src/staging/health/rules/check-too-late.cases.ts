import type { RuleCases, StackCase } from '../../stack/staging-rule.ts';

function timed(values: Readonly<Record<string, unknown>>): StackCase {
  return { services: { app: { healthcheck: { test: ['CMD', '/bin/check', '--fail'], ...values } } } };
}

export const cases: RuleCases = {
  fires: [
    { ...timed({ interval: '1h', retries: 3 }), severity: 'medium' },
    timed({ interval: '30s', retries: 30 }),
    { ...timed({ interval: '10s', start_period: '30m' }), severity: 'low' },
    timed({ interval: '10s', timeout: '100ms' }),
    {
      services: { app: { image: null, build: '../app', healthcheck: null } },
      files: { 'app/Dockerfile': 'FROM node:24.11.1-alpine\nHEALTHCHECK --interval=10m CMD node check.mjs\n' },
    },
  ],
  silent: [
    {},
    timed({}),
    timed({ interval: '1m30s', timeout: '10s', retries: 3 }),
    timed({ interval: '10s', retries: 0 }),
    { services: { app: { healthcheck: { disable: true } } } },
  ],
};
