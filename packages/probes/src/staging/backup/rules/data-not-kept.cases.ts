import { data, postgres } from '../../stack/case-images.ts';
import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { db: { ...postgres, volumes: null } }, severity: 'high' },
    { services: { db: { ...postgres, volumes: ['pg:/data'] } }, model: data, severity: 'high' },
    { services: { cache: { image: 'redis:7.4.6' } }, severity: 'low' },
  ],
  silent: [
    {},
    { services: { db: postgres }, model: data },
    { services: { db: { ...postgres, volumes: ['pg:/var/lib/postgresql'] } }, model: data },
  ],
};
