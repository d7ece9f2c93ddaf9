import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Budget, Measurement } from './budget.ts';
import { command, runNode } from './command-run.ts';
import { emberfallWorld, type World } from './emberfall-world.ts';
import { interleave, milliseconds, type Samples } from './interleave.ts';

const statements = 150;
const rounds = 15;

/** `sallyport status` in a fresh process, with and without its caches, beside a Node that does nothing. */
export const statusCold: Budget = {
  name: 'status',
  async measure(): Promise<readonly Measurement[]> {
    const world = await emberfallWorld(statements);
    try {
      const place = { folder: world.folder, environment: world.environment, codes: [0, 1, 2] };
      const status = () => runNode([command, 'status', '--offline'], place);
      const times = await interleave(rounds, {
        nothing: () => runNode(['-e', '0'], place),
        cached: status,
        uncached: () => {
          dropCaches(world);
          status();
        },
      });
      return [
        line('status, cold process, 150 statements', times.uncached, times.nothing, 5),
        line('the same with its cache of verified digests', times.cached, times.nothing, 3),
      ];
    } finally {
      world.remove();
    }
  },
};

function dropCaches(world: World): void {
  for (const name of ['record-cache', 'verified', 'tree', 'stack']) {
    rmSync(join(world.folder, '.git', 'sallyport', name), { force: true });
  }
}

function line(work: string, ours: Samples, nothing: Samples, limit: number): Measurement {
  return {
    work,
    measured: milliseconds(ours),
    beside: `node -e 0: ${milliseconds(nothing)}`,
    value: ours.min / nothing.min,
    limit,
    unit: 'ratio',
    better: 'lower',
  };
}
