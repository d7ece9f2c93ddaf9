import { data, postgres } from '../../stack/case-images.ts';
import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { db: postgres }, model: data, severity: 'high' },
    {
      services: {
        db: {
          image: 'postgres:18',
          volumes: ['pg:/var/lib/postgresql/data'],
          environment: { PGDATA: '/var/lib/postgresql/data' },
        },
      },
      model: data,
    },
    { services: { db: postgres, backup: { profiles: ['backup'] } }, model: data, severity: 'high' },
  ],
  silent: [{}, { services: { db: postgres, backup: { environment: { VOLUMES: 'pg' } } }, model: data }],
};
