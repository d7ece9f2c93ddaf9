import { data, postgres } from '../../stack/case-images.ts';
import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { db: postgres }, model: data, severity: 'high' },
    { services: { db: postgres, backup: { profiles: ['backup'] } }, model: data, severity: 'high' },
  ],
  silent: [{}, { services: { db: postgres, backup: { environment: { VOLUMES: 'pg' } } }, model: data }],
};
