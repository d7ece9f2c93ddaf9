import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { cache: { image: 'memcached:1.6.38', environment: { MEMCACHE_PASSWORD: 'x' } } }, severity: 'medium' },
  ],
  silent: [{}, { services: { cache: { image: 'memcached:1.6.38', environment: { TZ: 'UTC' } } } }],
};
