// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.
import type { RuleDefinition } from '../../probe.ts';

export const ruleTexts: readonly RuleDefinition[] = [
  {
    id: 'staging.backup.beside-the-data',
    title: 'Backups are written to the machine that they protect',
    why: 'When the host is lost, the backups are lost with it.',
    fix: 'Write them to another machine (`s3://`, `sftp://`, `rest:https://`).',
    source: 'handbook, backups (F1); BKP-04',
  },
  {
    id: 'staging.backup.data-not-kept',
    title: 'A store forgets everything when it is made anew',
    why: 'Its data stands in the container, and goes with it at the next update.',
    fix: 'Mount a named volume where the image keeps its data.',
    source: 'image documentation; FS-06 and FS-07',
  },
  {
    id: 'staging.backup.no-backup-job',
    title: 'Nothing backs the data up',
    why: 'The first broken disk, or the first wrong command, ends the test and takes what testers made.',
    fix: 'Add a backup service that writes to another machine, or sign a deviation that says what backs the host up.',
    source: 'handbook, backups (F1); BKP-01',
  },
  {
    id: 'staging.backup.volume-left-out',
    title: 'A backup leaves data out',
    why: 'What no backup reads is lost with the host.',
    fix: 'Mount the volume into the backup service (read-only), or name the service or volume in its settings.',
    source: 'handbook, backups (F1); BKP-01',
  },
];
