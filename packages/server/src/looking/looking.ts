import { sha256 } from '@sallyport/record';
import { addJob, failJob, finishJob, readJob, type TakenJob, takeJob } from '@sallyport/store';
import type { GatePlace } from '../gate/gate-place.ts';
import type { LiveGate } from '../gate/live-gate.ts';
import { isSaid, troubleInWords } from '../gate/trouble.ts';
import { dueLooks } from './due-looks.ts';
import { lookNow } from './look-now.ts';

/** Looks for evidence again: when it comes of age, when nobody saw what is there now, and when somebody asks. */
export interface Looking {
  /** Somebody asks. The same criteria asked for twice within a minute are looked at once. */
  readonly ask: (criteria: readonly string[]) => Promise<{ readonly job: string; readonly since: string }>;
  readonly stop: () => Promise<void>;
}

/** Seconds that a look may take before another server may take it over: probes are bounded well below. */
const lease = 900;
const pace = 15_000;
/** Seconds after which an unchanged observation is written down again: when somebody asks, and of its own accord. */
const renewAsked = 60;
const renewOwn = 300;

export function startLooking(place: GatePlace, gate: LiveGate, pauseMs = pace): Looking {
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  function work(): void {
    again = true;
    if (running !== null || stopped) return;
    running = workAll().catch((error: unknown) => place.note(`Looking stopped: ${troubleInWords(error)}`));
  }

  async function workAll(): Promise<void> {
    try {
      do {
        again = false;
        for (let job = await next(); job !== null; job = await next()) await workOn(job);
      } while (again);
    } finally {
      // In the same breath as the last look at `again`: a job that is added between the two would be left.
      running = null;
    }
  }

  async function next(): Promise<TakenJob | null> {
    return stopped ? null : await takeJob(place.store, ['look'], lease, place.now());
  }

  async function workOn(job: TakenJob): Promise<void> {
    const { criteria, asked } = job.payload as { criteria: string[]; asked: boolean };
    try {
      const renewAfter = asked ? renewAsked : renewOwn;
      await lookNow(place, { criteria: criteria.length === 0 ? null : criteria, renewAfter });
      await finishJob(place.store, job, place.now());
    } catch (error) {
      const why = troubleInWords(error);
      place.note(`Looking failed: ${isSaid(error) ? why : String(error)}`);
      await failJob(place.store, job, why, place.now());
    }
  }

  async function add(slot: string, criteria: readonly string[], asked: boolean): Promise<void> {
    const now = place.now();
    const payload = { criteria: [...criteria], asked };
    await addJob(place.store, { slot, kind: 'look', payload, runAt: now, maxAttempts: 3 }, now);
    work();
  }

  /** Only a runner of the root in force looks; before there is one, nobody would believe what was seen. */
  async function schedule(): Promise<void> {
    const live = await gate.current();
    if (live.trouble !== null || live.record === null || live.board.baseline === null) return;
    for (const { slot, criteria } of dueLooks(live, place.now())) await add(await slotOf(slot), criteria, false);
  }

  /** A look that was given up is tried again each hour while it is due: what stood in its way may be mended. */
  async function slotOf(slot: string): Promise<string> {
    const gaveUp = (await readJob(place.store, slot))?.state === 'failed';
    return gaveUp ? `${slot}:again:${place.now().slice(0, 13)}` : slot;
  }

  function scheduled(): void {
    schedule()
      .then(work)
      .catch((error: unknown) => place.note(`Nothing could be planned to look at: ${troubleInWords(error)}`));
  }

  const forget = gate.onJudged(scheduled);
  const timer = setInterval(scheduled, pauseMs);
  timer.unref();
  scheduled();
  return {
    async ask(criteria) {
      const since = place.now();
      const job = `look:asked:${sha256(JSON.stringify([...criteria].sort()))}:${since.slice(0, 16)}`;
      await add(job, criteria, true);
      return { job, since };
    },
    async stop() {
      stopped = true;
      forget();
      clearInterval(timer);
      await running;
    },
  };
}
