import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { image: null, build: { context: '../app', privileged: true } } }, severity: 'medium' },
    { services: { app: { image: null, build: { context: '../app', entitlements: ['security.insecure'] } } } },
  ],
  silent: [{ services: { app: { image: null, build: '../app' } } }],
};
