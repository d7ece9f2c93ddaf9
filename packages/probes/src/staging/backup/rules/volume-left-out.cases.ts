import { data, postgres } from '../../stack/case-images.ts';
import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    {
      services: { db: postgres, backup: { environment: { VOLUMES: 'files' } } },
      model: data,
      severity: 'medium',
    },
  ],
  silent: [
    {},
    { services: { db: postgres, backup: { volumes: ['pg:/backup/pg:ro'] } }, model: data },
    { services: { db: postgres, backup: { environment: { PGHOST: 'db' } } }, model: data },
  ],
};
