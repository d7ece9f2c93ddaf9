import { useSyncExternalStore } from 'react';
import { clockAhead, onClockChanged, serverNow } from './server-clock.ts';

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let now = serverNow();

onClockChanged(tick);

/** The time to count ages from, by the server's clock, in milliseconds; every screen ticks at once, every 20 seconds. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, () => now);
}

/** Milliseconds that this device's clock is ahead of the server's; 0 where it is right. */
export function useClockAhead(): number {
  return useSyncExternalStore(onClockChanged, clockAhead);
}

function tick(): void {
  now = serverNow();
  for (const each of listeners) each();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 20_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  };
}
