import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { app: { environment: { TOKEN: '${API_TOKEN}' } } }, severity: 'high' },
    { services: { app: { environment: { ADDRESS: '${PUBLIC_ADDRESS}' } } }, severity: 'medium' },
  ],
  silent: [
    {},
    { services: { app: { environment: { ADDRESS: '${PUBLIC_ADDRESS:-inner}' } } } },
    {
      services: { app: { environment: { ADDRESS: '${PUBLIC_ADDRESS}' } } },
      environment: { PUBLIC_ADDRESS: 'a.example' },
    },
  ],
};
