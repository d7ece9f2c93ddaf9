/** Wakes somebody at a time of the clock. */
export interface WakeOnTime {
  /** Wakes once at this time, in milliseconds since 1970, in place of what was asked before. */
  readonly at: (time: number) => void;
  readonly stop: () => void;
}

/** Milliseconds between two looks at the clock: a timer does not count while the machine sleeps, nor when a clock is set. */
const pace = 15_000;
/** A clock that goes back by this many milliseconds was set: what was said by the old one has to be said again. */
const setBack = 60_000;

/** Goes by the clock that judgements go by, and wakes at once where that was set back. */
export function wakeOnTime(now: () => number, wake: () => void, lookEvery = pace): WakeOnTime {
  let timer: NodeJS.Timeout | null = null;
  let due = 0;
  let seen = 0;

  function look(): void {
    const time = now();
    if (time >= due || time < seen - setBack) {
      timer = null;
      wake();
    } else {
      seen = Math.max(seen, time);
      timer = setTimeout(look, Math.min(lookEvery, due - time));
      timer.unref();
    }
  }

  function stop(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    at(time) {
      stop();
      due = time;
      seen = now();
      timer = setTimeout(look, Math.max(0, Math.min(lookEvery, due - seen)));
      timer.unref();
    },
    stop,
  };
}
