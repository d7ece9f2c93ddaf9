/** Milliseconds that a device's clock may be off before anybody is told: pages speak of minutes. */
const honest = 90_000;

let ahead = 0;
const listeners = new Set<() => void>();

/**
 * Notes what time the server says it is (the `Date` of an answer that comes this moment). What people are asked to do
 * until when is decided by its clock, so that pages count by it too where this device's clock is wrong.
 */
export function noteServerTime(date: string | null): void {
  const time = Date.parse(date ?? '');
  if (Number.isNaN(time)) return;
  const apart = Date.now() - time;
  const next = Math.abs(apart) < honest ? 0 : apart;
  // An answer that took a second longer is no other clock.
  if (Math.abs(next - ahead) < honest && (next === 0) === (ahead === 0)) return;
  ahead = next;
  for (const each of listeners) each();
}

/** The time by the server's clock, in milliseconds since 1970. */
export function serverNow(): number {
  return Date.now() - ahead;
}

/** Milliseconds that this device's clock is ahead of the server's; 0 where it is right. */
export function clockAhead(): number {
  return ahead;
}

/** Calls whenever the clocks turn out to be apart, or to agree again. Returns how to stop. */
export function onClockChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
