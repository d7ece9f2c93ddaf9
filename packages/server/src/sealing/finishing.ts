import type { GatePlace } from '../gate/gate-place.ts';
import { troubleInWords } from '../gate/trouble.ts';
import { finishDecision } from './finish-decision.ts';

/** Makes and pushes the commit of a decision after each round of sealing, and again until it is where it belongs. */
export interface Finishing {
  readonly soon: () => void;
  /**
   * Told after each judgement whether a GO stands without its commit. Whoever decided makes it, and where that server ended
   * in between, another one of the same database does it in a while.
   */
  readonly watch: (undone: boolean) => void;
  readonly stop: () => Promise<void>;
}

/** Milliseconds until the next try while the remote is away or something is in the way: longer each time. */
const first = 5000;
const longest = 300_000;
/** So many times the first retry is whoever decided given to do it. */
const turns = 6;

export function startFinishing(place: GatePlace, firstRetry = first): Finishing {
  let tail: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | null = null;
  let retry = firstRetry;
  let stopped = false;
  let watching: NodeJS.Timeout | null = null;
  /** A GO that is none any more is decided anew, by people: nothing is made of it by trying. */
  let past = false;

  async function round(): Promise<void> {
    let unfinished = false;
    try {
      const finished = await finishDecision(place);
      if (finished?.why) place.note(finished.why);
      unfinished = finished?.unfinished ?? false;
      past = finished !== null && finished.commit === null && !unfinished;
    } catch (error) {
      place.note(`The commit of the decision waits: ${troubleInWords(error)}`);
      unfinished = true;
    }
    if (unfinished) again();
    else retry = firstRetry;
  }

  function again(): void {
    if (stopped) return;
    timer = setTimeout(soon, retry);
    timer.unref();
    retry = Math.min(longest, retry * 2);
  }

  function unwatch(): void {
    if (watching !== null) clearTimeout(watching);
    watching = null;
  }

  /** One after the other: whoever stops waits for all of them by waiting for the last. */
  function soon(): void {
    unwatch();
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (!stopped) tail = tail.then(round);
  }

  return {
    soon,
    watch(undone) {
      if (!undone) unwatch();
      if (!undone || stopped || past || timer !== null || watching !== null) return;
      watching = setTimeout(soon, turns * firstRetry);
      watching.unref();
    },
    async stop() {
      stopped = true;
      unwatch();
      if (timer !== null) clearTimeout(timer);
      await tail;
    },
  };
}
