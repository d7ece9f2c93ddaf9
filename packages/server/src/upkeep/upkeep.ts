import { addJob, dropKeptBefore, failJob, finishJob, prune, type Store, takeJob } from '@sallyport/store';
import { dropAbandoned } from '../access/pending-enrolment.ts';
import { mailedBefore } from '../notices/notices.ts';

/** What upkeep works with. */
export interface UpkeepPlace {
  readonly store: Store;
  readonly now: () => string;
  readonly note: (line: string) => void;
}

/** Milliseconds between two looks at whether this hour's upkeep was done. */
const pace = 600_000;
/** Seconds that one round may take before another server does it over. */
const lease = 600;

/**
 * Deletes once an hour what is of no use any more: old sessions, challenges, drafts and passkeys that nobody proved. They
 * say who was where, and without an end they fill the disk. Of several servers one does it. Returns how to stop.
 */
export function startUpkeep(place: UpkeepPlace, pauseMs = pace): () => Promise<void> {
  let running: Promise<void> | null = null;
  function work(): void {
    running ??= round(place)
      .catch((error: unknown) => place.note(`Nothing could be pruned: ${String(error)}`))
      .finally(() => {
        running = null;
      });
  }
  const timer = setInterval(work, pauseMs);
  timer.unref();
  work();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

async function round({ store, now, note }: UpkeepPlace): Promise<void> {
  const slot = `prune:${now().slice(0, 13)}`;
  await addJob(store, { slot, kind: 'prune', payload: null, runAt: now(), maxAttempts: 3 }, now());
  for (
    let job = await takeJob(store, ['prune'], lease, now());
    job;
    job = await takeJob(store, ['prune'], lease, now())
  ) {
    try {
      await prune(store, now());
      await dropAbandoned(store, now());
      await dropKeptBefore(store, mailedBefore, monthBefore(now()));
      await finishJob(store, job, now());
    } catch (error) {
      note(`Nothing could be pruned: ${String(error)}`);
      await failJob(store, job, 'it could not be pruned', now());
    }
  }
}

/** By then a notice was sent or given up. */
function monthBefore(now: string): string {
  return `${new Date(Date.parse(now) - 30 * 86_400_000).toISOString().slice(0, 19)}Z`;
}
