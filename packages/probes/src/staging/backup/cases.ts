import { probeCases } from '../stack/probe-cases.ts';
import { cases as besideTheData } from './rules/beside-the-data.cases.ts';
import { cases as dataNotKept } from './rules/data-not-kept.cases.ts';
import { cases as noBackupJob } from './rules/no-backup-job.cases.ts';
import { cases as volumeLeftOut } from './rules/volume-left-out.cases.ts';

export const cases = probeCases('backup', [
  { rule: 'beside-the-data', ...besideTheData },
  { rule: 'data-not-kept', ...dataNotKept },
  { rule: 'no-backup-job', ...noBackupJob },
  { rule: 'volume-left-out', ...volumeLeftOut },
]);
