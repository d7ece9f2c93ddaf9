import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { api: { environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } } }, severity: 'medium' },
    { services: { api: { environment: { PAYMENTS_SSL_VERIFY: 'false' }, ports: ['8080:8080'] } }, severity: 'high' },
    { services: { api: { environment: { LDAP_INSECURE_SKIP_VERIFY: 'true' } } } },
  ],
  silent: [
    {
      services: {
        api: { environment: { NODE_TLS_REJECT_UNAUTHORIZED: '1', NODE_EXTRA_CA_CERTS: '/run/secrets/ca.pem' } },
      },
    },
    {
      services: { api: { environment: { SSL_VERIFY: 'true', INSECURE_SKIP_VERIFY: 'false', EMAIL_VERIFY: 'false' } } },
    },
  ],
};
