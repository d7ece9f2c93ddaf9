import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { post_start: [{ command: ['sh', '-c', 'true'], privileged: true }] } }, severity: 'high' },
    { services: { app: { pre_stop: [{ command: ['true'], user: 'root' }] } }, severity: 'medium' },
  ],
  silent: [{}, { services: { app: { post_start: [{ command: ['true'], user: '10001' }] } } }],
};
