import type { StagingRule } from '../../stack/staging-rule.ts';
import { backupServices, covers, keptData } from '../kept-data.ts';

export const rule: StagingRule = {
  id: 'staging.backup.volume-left-out',
  number: 'BKP-01',
  title: 'A backup leaves data out',
  why: 'What no backup reads is lost with the host.',
  fix: 'Mount the volume into the backup service (read-only), or name the service or volume in its settings.',
  source: 'handbook, backups (F1)',
  find: (stack) => {
    const backups = backupServices(stack);
    if (backups.length === 0) return [];
    return keptData(stack)
      .filter((kept) => !backups.some((backup) => covers(backup, kept)))
      .map(({ service, volume, at }) => ({
        severity: service.component?.kind === 'cache' || service.component?.kind === 'monitoring' ? 'low' : 'medium',
        address: `${service.name} backup`,
        at,
        what: `Nothing shows that ${backups.map(({ name }) => name).join(', ')} backs up ${volume} of ${service.name}.`,
      }));
  },
};
