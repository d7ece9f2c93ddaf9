import type { RuleCases } from '../../stack/staging-rule.ts';

export const cases: RuleCases = {
  fires: [
    { services: { backup: { environment: { BACKUP_TARGET: 'file:///backup' } } }, severity: 'high' },
    { services: { backup: { environment: { RESTIC_REPOSITORY: '/mnt/backup' } } } },
  ],
  silent: [
    {},
    { services: { backup: { environment: { BACKUP_TARGET: 's3://away.example/emberfall' } } } },
    { services: { app: { environment: { DEPLOY_TARGET: '/srv' } } } },
  ],
};
