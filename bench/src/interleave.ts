export interface Samples {
  readonly min: number;
  readonly median: number;
}

/**
 * Times several things in turn, round by round, so that a busy minute of the machine falls on all of them. Milliseconds;
 * the first round warms up and is dropped.
 */
export async function interleave<Name extends string>(
  rounds: number,
  things: Readonly<Record<Name, () => void | Promise<void>>>,
): Promise<Readonly<Record<Name, Samples>>> {
  const names = Object.keys(things) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const started = performance.now();
      await things[name]();
      if (round > 0) {
        times.get(name)?.push(performance.now() - started);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, samplesOf(times.get(name) ?? [])])) as Record<Name, Samples>;
}

export function samplesOf(times: readonly number[]): Samples {
  const sorted = times.toSorted((left, right) => left - right);
  return { min: sorted[0] ?? Number.NaN, median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN };
}

/** `12.3 ms (median 14.0)` */
export function milliseconds({ min, median }: Samples): string {
  return `${min.toFixed(1)} ms (median ${median.toFixed(1)})`;
}
