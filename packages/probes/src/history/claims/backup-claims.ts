import { isBackupName } from '../../staging/backup/kept-data.ts';
import { rule as noBackupJob } from '../../staging/backup/rules/no-backup-job.ts';
import { treePath } from '../../staging/stack/stack-files.ts';
import type { AuditWorld } from './audit-world.ts';
import { type Claim, placeText } from './claim.ts';
import type { Stack } from './stack/stack.ts';

type Verdict = Pick<Claim, 'status' | 'reason' | 'evidence' | 'severity'>;

/** Hours between two backups. */
const periods: Readonly<Record<string, number>> = {
  hourly: 1,
  hour: 1,
  daily: 24,
  day: 24,
  nightly: 24,
  night: 24,
  weekly: 168,
  week: 168,
  monthly: 720,
};

/** Who makes backups outside of the stack. */
const elsewhere = /\b(?:provider|hosting|hoster|managed|snapshots?|hypervisor|cloud)\b/i;

/** "Backups run daily", held against the schedule of the backup service in the Compose files; null: no such claim. */
export function backupClaim(world: AuditWorld, text: string): Verdict | null {
  const said =
    /\b(?:back-?ups?|backed\s+up)\b[^.;]{0,40}\b(hourly|daily|nightly|weekly|every\s+(?:hour|day|night|week))\b|\b(hourly|daily|nightly|weekly)\b[^.;]{0,20}\bback-?ups?\b/i.exec(
      text,
    );
  const word = (said?.[1] ?? said?.[2])?.toLowerCase().replace(/^every\s+/, '');
  const stated = word === undefined ? undefined : periods[word];
  if (stated === undefined) return null;
  if (elsewhere.test(text))
    return { status: 'not checkable', reason: 'Others make these backups.', evidence: [], severity: 'info' };
  const asleep = world.stack === null ? null : behindProfile(world.stack);
  if (asleep !== null) return asleep;
  const services = (world.stack?.services ?? []).filter((service) =>
    /back-?up|pgdump|restic|borg|wal-?g|barman/i.test(`${service.name} ${service.image ?? ''}`),
  );
  for (const service of services) {
    for (const variable of service.environment) {
      const actual =
        /SCHEDULE|CRON|INTERVAL|FREQUENCY/i.test(variable.name) && variable.value !== null
          ? cronPeriod(variable.value)
          : null;
      if (actual === null) continue;
      if (actual <= stated)
        return {
          status: 'supported',
          reason: `${service.name} is scheduled at least as often.`,
          evidence: [variable.at],
          severity: 'info',
        };
      return {
        status: 'contradicted',
        severity: 'medium',
        evidence: [variable.at],
        reason: `But ${service.name} is scheduled every ${actual} hours (${variable.at.path}:${variable.at.line ?? 1}).`,
      };
    }
  }
  const somewhere =
    services.length > 0 || world.entries.some((entry) => /back-?up/i.test(entry.path) && !/\.md$/i.test(entry.path));
  return somewhere
    ? {
        status: 'not checkable',
        reason: 'The schedule of the backups stands nowhere that could be read.',
        evidence: [],
        severity: 'info',
      }
    : {
        status: 'unsupported',
        reason: 'Neither a service nor a file of the repository makes backups.',
        evidence: [],
        severity: 'low',
      };
}

/** The service that is meant is there, and nothing starts it; a job of the host may start it by its profile. */
function behindProfile(stack: Stack): Verdict | null {
  const [sighting] = noBackupJob.find(stack.view);
  const asleep = stack.view.project.disabledServices.filter(isBackupName);
  if (sighting === undefined || asleep.length === 0) return null;
  const at = { path: treePath(sighting.at.file), line: sighting.at.line };
  return {
    status: 'contradicted',
    severity: 'medium',
    evidence: [at],
    reason: `But ${sighting.what.replace(/^No /, 'no ').replace(/\.$/, '')} (${placeText(at)}).`,
  };
}

/** Hours between two runs of a cron schedule, roughly; null where it is none. */
function cronPeriod(text: string): number | null {
  const nickname = /^@(hourly|daily|midnight|weekly|monthly)$/i.exec(text.trim())?.[1]?.toLowerCase();
  if (nickname !== undefined) return nickname === 'midnight' ? 24 : (periods[nickname] ?? null);
  const fields = text.trim().split(/\s+/);
  const [, hour = '', dayOfMonth = '', , dayOfWeek = ''] = fields.length === 6 ? fields.slice(1) : fields;
  if (fields.length < 5 || fields.length > 6 || !fields.every((field) => /^[\d*/,?A-Za-z-]+$/.test(field))) return null;
  if (!/^[*?]$/.test(dayOfWeek)) return /[,-]/.test(dayOfWeek) ? null : (periods['weekly'] ?? null);
  if (!/^[*?]$/.test(dayOfMonth)) return periods['monthly'] ?? null;
  const step = /^\*\/(\d{1,2})$/.exec(hour)?.[1];
  return hour === '*' ? 1 : step !== undefined ? Number(step) : 24;
}
