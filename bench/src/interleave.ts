export interface Samples {
  readonly min: number;
  readonly median: number;
}

type Things<Name extends string> = Readonly<Record<Name, () => void | Promise<void>>>;

/**
 * Times several things in turn, round by round, so that a busy minute of the machine falls on all of them. Milliseconds;
 * the first round warms up and is dropped.
 */
export function interleave<Name extends string>(
  rounds: number,
  things: Things<Name>,
): Promise<Readonly<Record<Name, Samples>>> {
  return inTurn(rounds, things, () => performance.now());
}

/**
 * The same in milliseconds of processor time, user and system, of this process: what another process takes away from it
 * in the meantime does not count. For work that starts no processes.
 */
export function interleaveCpu<Name extends string>(
  rounds: number,
  things: Things<Name>,
): Promise<Readonly<Record<Name, Samples>>> {
  return inTurn(rounds, things, () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  });
}

async function inTurn<Name extends string>(
  rounds: number,
  things: Things<Name>,
  clock: () => number,
): Promise<Readonly<Record<Name, Samples>>> {
  const names = Object.keys(things) as Name[];
  const times = new Map(names.map((name) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const started = clock();
      await things[name]();
      if (round > 0) {
        times.get(name)?.push(clock() - started);
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
