import { quoted, type Reading, read, wrong } from './reading.ts';

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: 86_400_000_000_000n,
  w: 604_800_000_000_000n,
};
const PART = /(\d*)(?:\.(\d*))?([a-zµμ]+)/gy;
/** Reading a number of a million digits takes longer than anybody waits. */
const LONGEST_TEXT = 200;
const LONGEST = 2n ** 63n - 1n;

/** `1m30s`, `1.5h`, `2d`, `-1ms`: Go's durations, with days and weeks as Compose adds them. In nanoseconds. */
export function parseDuration(text: string): Reading<bigint> {
  const sign = text.startsWith('-') ? -1n : 1n;
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned.length > LONGEST_TEXT) {
    return wrong(`${quoted(text)} is no duration`);
  }
  if (unsigned === '0') {
    return read(0n);
  }
  let total = 0n;
  let at = 0;
  for (const [part, whole = '', fraction = '', unit = ''] of unsigned.matchAll(PART)) {
    const size = UNITS[unit];
    if (size === undefined || (whole === '' && fraction === '')) {
      return wrong(`${quoted(text)} is no duration`);
    }
    // The fraction of a nanosecond is cut, as Go does.
    const digits = fraction.slice(0, 18);
    total += BigInt(whole === '' ? '0' : whole) * size;
    total += digits === '' ? 0n : (BigInt(digits) * size) / 10n ** BigInt(digits.length);
    at += part.length;
  }
  return at === 0 || at !== unsigned.length || total > LONGEST
    ? wrong(`${quoted(text)} is no duration`)
    : read(sign * total);
}

/** As Go prints durations: `1m30s`, `1.5s`, `500ms`, `24h0m0s`. */
export function formatDuration(nanoseconds: bigint): string {
  if (nanoseconds < 0n) {
    return `-${formatDuration(-nanoseconds)}`;
  }
  if (nanoseconds === 0n) {
    return '0s';
  }
  for (const [unit, size, next] of [
    ['ns', 1n, 1_000n],
    ['µs', 1_000n, 1_000_000n],
    ['ms', 1_000_000n, 1_000_000_000n],
  ] as const) {
    if (nanoseconds < next) {
      return `${decimal(nanoseconds, size)}${unit}`;
    }
  }
  const hours = nanoseconds / 3_600_000_000_000n;
  const minutes = (nanoseconds / 60_000_000_000n) % 60n;
  const seconds = `${decimal(nanoseconds % 60_000_000_000n, 1_000_000_000n)}s`;
  return hours > 0n ? `${hours}h${minutes}m${seconds}` : minutes > 0n ? `${minutes}m${seconds}` : seconds;
}

function decimal(value: bigint, unit: bigint): string {
  const rest = value % unit;
  if (rest === 0n) {
    return String(value / unit);
  }
  const digits = String(unit).length - 1;
  return `${value / unit}.${String(rest).padStart(digits, '0').replace(/0+$/, '')}`;
}
