import type { RuleCases } from '../../stack/staging-rule.ts';

// Put together here, so that no scanner takes this file for a leak.
const stripe = ['sk', 'live', '51HarbourZx8Lq2Vt7Wn4Rb9Yc'].join('_');
const github = ['ghp', 'a8Zx2Lq7Vt4Wn9Rb3Yc6Md1Ke5Pf0GhSjTu'].join('_');

export const cases: RuleCases = {
  fires: [
    { files: { 'deploy/.env.example': `LOG_LEVEL=info\nSTRIPE_KEY=${stripe}\n` }, severity: 'critical' },
    { services: { api: { environment: { STRIPE_KEY: stripe } } }, severity: 'critical' },
    { files: { 'deploy/.env.example': 'PAYMENTS_KEY=quay_live_a8Zx2Lq7Vt4Wn9Rb3Yc6\n' }, severity: 'critical' },
    { services: { api: {} }, environment: { GITHUB_TOKEN: github }, severity: 'critical' },
  ],
  silent: [
    {
      files: {
        'deploy/.env.example': 'STRIPE_KEY=sk_test_51HarbourZx8Lq2Vt7Wn4\nAWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE\n',
      },
    },
    { services: { api: { environment: { STRIPE_KEY_FILE: '/run/secrets/stripe' } } } },
    { files: { 'deploy/.env.example': 'STRIPE_KEY=sk_live_xxxxxxxxxxxxxxxx\nGITHUB_TOKEN=<token>\n' } },
  ],
};
