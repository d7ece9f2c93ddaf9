import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [{ services: { app: { volumes: ['./config/app.yaml:/etc/app.yaml:ro'] } }, severity: 'medium' }],
  silent: [
    {},
    {
      services: { app: { volumes: ['./config/app.yaml:/etc/app.yaml:ro'] } },
      files: { 'deploy/config/app.yaml': 'a: 1\n' },
    },
    { services: { app: { volumes: ['./data:/data', '/srv/app.yaml:/etc/app.yaml:ro'] } } },
  ],
};
