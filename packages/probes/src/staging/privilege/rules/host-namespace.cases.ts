import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { pid: 'host' } }, severity: 'high' },
    { services: { app: { ipc: 'host' } }, severity: 'high' },
    { services: { app: { userns_mode: 'host' } }, severity: 'medium' },
  ],
  silent: [{}, { services: { app: { ipc: 'private' } } }, { services: { app: { pid: 'service:other' }, other: {} } }],
};
