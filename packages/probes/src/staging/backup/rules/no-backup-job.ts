import type { StagingRule } from '../../stack/staging-rule.ts';
import { backupServices, isBackupName, keptData } from '../kept-data.ts';

export const rule: StagingRule = {
  id: 'staging.backup.no-backup-job',
  number: 'BKP-01',
  title: 'Nothing backs the data up',
  why: 'The first broken disk, or the first wrong command, ends the test and takes what testers made.',
  fix: 'Add a backup service that writes to another machine, or sign a deviation that says what backs the host up.',
  source: 'handbook, backups (F1)',
  find: (stack) => {
    const kept = keptData(stack);
    const [first] = kept;
    if (first === undefined || backupServices(stack).length > 0) return [];
    const asleep = stack.project.disabledServices.filter(isBackupName);
    const why = asleep.length > 0 ? `: ${asleep.join(', ')} is behind a profile that is not active` : '';
    return [
      {
        severity: 'high',
        address: 'backup',
        at: first.at,
        what: `No service of the stack backs up ${kept.map(({ service }) => service.name).join(', ')}${why}.`,
      },
    ];
  },
};
