import type { Budget, Measurement } from './budget.ts';
import { command, peakMemory, runNode } from './command-run.ts';
import { peerProgram } from './compose-linter.ts';
import { emberfallWorld } from './emberfall-world.ts';
import { interleave, milliseconds } from './interleave.ts';

const rounds = 9;

/** `sallyport check` with every probe that reads files, beside the Compose linter alone on the same project. */
export const checkCold: Budget = {
  name: 'check',
  async measure(): Promise<readonly Measurement[]> {
    const world = await emberfallWorld();
    try {
      const place = { folder: world.folder, environment: world.environment, codes: [0, 1, 2] };
      const check = [command, 'check', '--offline'];
      const times = await interleave(rounds, {
        check: () => runNode(check, place),
        peer: () => runNode([peerProgram(), 'deploy'], place),
      });
      const peak = Math.max(...Array.from({ length: 3 }, () => peakMemory(check, place)));
      const measured = milliseconds(times.check);
      return [
        {
          work: 'check, all static probes on Emberfall, cold',
          measured,
          beside: '',
          value: times.check.min / 1000,
          limit: 0.35,
          unit: 's',
          better: 'lower',
        },
        {
          work: 'the same beside the Compose linter alone',
          measured,
          beside: `dclint: ${milliseconds(times.peer)}`,
          value: times.check.min / times.peer.min,
          limit: 1,
          unit: 'ratio',
          better: 'lower',
        },
        {
          work: 'peak memory of check (its own process)',
          measured: `${peak.toFixed(0)} MB, largest of 3`,
          beside: '',
          value: peak,
          limit: 150,
          unit: 'MB',
          better: 'lower',
        },
      ];
    } finally {
      world.remove();
    }
  },
};
