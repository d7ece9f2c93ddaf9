import type { GatePlace } from '../gate/gate-place.ts';
import { troubleInWords } from '../gate/trouble.ts';
import { type SealingRound, sealPending } from './seal-pending.ts';

/** Brings what was acknowledged into the record branch, soon after each acknowledgement and after every start. */
export interface Sealing {
  /** Something was accepted: a round begins when no more comes for a moment. */
  readonly soon: () => void;
  /** A round with everything that is there when it is called. Throws what writing to the record throws. */
  readonly now: () => Promise<SealingRound>;
  readonly stop: () => Promise<void>;
}

/** Milliseconds that a round waits for more: people sign in bursts, and each round makes one commit. */
const gather = 200;
/** Milliseconds that the first of them waits at most: with somebody signing all the time nothing would ever be sealed. */
const gatherMost = 2000;
/** Milliseconds until the next try while the remote is away: longer each time. */
const firstRetry = 5000;
const longestRetry = 300_000;

/** Starts with a round for what an earlier process left. */
export function startSealing(place: GatePlace, afterRound: (round: SealingRound) => void = () => undefined): Sealing {
  let timer: NodeJS.Timeout | null = null;
  let tail: Promise<unknown> = Promise.resolve();
  let retry = firstRetry;
  let stopped = false;
  /** Since when something waits that is not in a round yet, by a clock that nobody sets. */
  let asked: number | null = null;

  let unpushed = false;

  function round(): Promise<SealingRound> {
    const next = tail.then(async () => {
      const done = await sealPending(place, undefined, unpushed);
      unpushed = done.left > 0;
      return done;
    });
    tail = next.catch(() => undefined);
    return next;
  }

  function after(milliseconds: number): void {
    if (stopped) return;
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      asked = null;
      run().catch((error: unknown) => place.note(`Sealing failed: ${String(error)}`));
    }, milliseconds);
  }

  async function run(): Promise<void> {
    try {
      const done = await round();
      if (done.left === 0) retry = firstRetry;
      else again(done.why ?? 'nobody said why');
      afterRound(done);
    } catch (error) {
      again(troubleInWords(error));
    }
  }

  function again(why: string): void {
    place.note(`Statements wait to be sealed and pushed: ${why}`);
    after(retry);
    retry = Math.min(longestRetry, retry * 2);
  }

  function soon(): void {
    asked ??= performance.now();
    after(Math.max(0, Math.min(gather, asked + gatherMost - performance.now())));
  }

  after(0);
  return {
    soon,
    now: round,
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await tail;
    },
  };
}
