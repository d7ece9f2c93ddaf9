import { RecordError } from '../errors.ts';
import { checkpointPath } from '../layout.ts';
import type { Instant } from '../statements/header.ts';
import type { Checkpoint } from '../view.ts';
import { bad } from './checkpoint-note.ts';

/** Clocks of honest machines differ by no more (seconds). */
export const clockToleranceSeconds = 300;

type Timed = Pick<Checkpoint, 'size' | 'time'>;

/**
 * Checks that no checkpoint, smallest first, says an earlier time than one before it, beyond what clocks differ by.
 * Against the latest so far and not against the one before, or many small steps would lead back as far as somebody
 * likes: who seals and decides could make old evidence young. Throws RECORD_CHECKPOINT_BAD.
 */
export function checkTimes(checkpoints: readonly Timed[]): void {
  let latest = Number.NEGATIVE_INFINITY;
  for (const { size, time } of checkpoints) {
    if (isBehind(time, latest)) {
      const said = new Date(latest).toISOString().replace('.000Z', 'Z');
      throw bad(checkpointPath(size), `it was sealed at ${time}, and one before it at ${said}: seals do not go back`);
    }
    latest = Math.max(latest, Date.parse(time));
  }
}

/** Checks that a checkpoint of `time` may follow these. Throws RECORD_CHECKPOINT_BAD with what to do about the clock. */
export function checkNextTime(checkpoints: readonly Timed[], time: Instant): void {
  const latest = checkpoints.reduce((so, each) => Math.max(so, Date.parse(each.time)), Number.NEGATIVE_INFINITY);
  if (!isBehind(time, latest)) return;
  const said = new Date(latest).toISOString().replace('.000Z', 'Z');
  throw new RecordError(
    'RECORD_CHECKPOINT_BAD',
    `This machine's clock says ${time}, and the record was already sealed at ${said}. Set the clock right; if it is ` +
      'right, the sealer before was ahead, and the next seal has to wait until then.',
  );
}

function isBehind(time: Instant, latest: number): boolean {
  return Date.parse(time) < latest - clockToleranceSeconds * 1000;
}
