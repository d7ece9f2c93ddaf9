import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { wakeOnTime } from './wake-on-time.ts';

const hour = 3_600_000;

/** A clock that stands still until it is set, and how often it woke somebody. */
function setClock() {
  const state = { now: Date.parse('2026-11-22T10:00:00Z'), woken: 0 };
  const waker = wakeOnTime(
    () => state.now,
    () => {
      state.woken += 1;
    },
    5,
  );
  onTestFinished(waker.stop);
  return { state, waker, woken: async (times: number) => await expect.poll(() => state.woken).toBe(times) };
}

test('a time of the clock is kept although the clock jumps over it, as after a sleep', async () => {
  const { state, waker, woken } = setClock();
  waker.at(state.now + hour);
  await pause(30);
  expect(state.woken).toBe(0);
  state.now += 2 * hour;
  await woken(1);
  await pause(30);
  expect(state.woken).toBe(1);
});

test('a clock that is set back wakes at once, and by a little it does not', async () => {
  const { state, waker, woken } = setClock();
  waker.at(state.now + hour);
  state.now -= 30_000;
  await pause(30);
  expect(state.woken).toBe(0);
  state.now -= hour;
  await woken(1);
});

test('what is asked later counts in place of what was asked before, and what is past wakes at once', async () => {
  const { state, waker, woken } = setClock();
  waker.at(state.now + 10);
  waker.at(state.now + hour);
  state.now += 20;
  await pause(30);
  expect(state.woken).toBe(0);
  waker.at(state.now - 1);
  await woken(1);
});
