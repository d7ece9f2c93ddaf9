import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { logging: null } }, severity: 'low' },
    { services: { app: { logging: { driver: 'json-file' } } } },
    { services: { app: { logging: null, ports: ['443:443'] } }, severity: 'medium' },
  ],
  silent: [
    {},
    { services: { app: { logging: { driver: 'local' } } } },
    { services: { app: { logging: { options: { 'max-size': '5m' } } } } },
  ],
};
