import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    {
      services: {
        app: { platform: 'linux/amd64' },
        web: { platform: 'linux/amd64' },
        odd: { platform: 'linux/arm64/v8' },
      },
      severity: 'medium',
    },
    { services: { app: { platform: 'linux/amd64' }, odd: { platform: 'linux/arm64' } } },
  ],
  silent: [
    {},
    { services: { app: { platform: 'linux/amd64' }, web: {} } },
    { services: { app: { platform: 'linux/amd64' }, web: { platform: 'linux/x86_64' } } },
  ],
};
