import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measurement } from './budget.ts';
import { command, runNode } from './command-run.ts';
import { generatedStack } from './generated-stack.ts';
import { interleave, milliseconds } from './interleave.ts';

const sizes = { small: 100, large: 1_000 };
const rounds = 5;

/** The whole survey, loader and every rule, of one stack of a thousand services beside one of a hundred: each a fresh process. */
export async function surveySize(): Promise<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-size-'));
  try {
    const survey = (services: number) => {
      const stack = join(folder, String(services));
      mkdirSync(stack);
      writeFileSync(join(stack, 'compose.yaml'), generatedStack(services));
      const place = { folder: stack, environment: { ...process.env, HOME: folder, NO_COLOR: '1' }, codes: [0, 1, 2] };
      return () => runNode([command, 'check'], place);
    };
    const times = await interleave(rounds, { small: survey(sizes.small), large: survey(sizes.large) });
    return {
      work: `survey of a stack of ${sizes.large} services, cold`,
      measured: milliseconds(times.large),
      beside: `${sizes.small} services: ${milliseconds(times.small)}`,
      value: times.large.min / times.small.min,
      limit: 12,
      unit: 'ratio',
      better: 'lower',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
