import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const house = fileURLToPath(new URL('../../', import.meta.url));

/** The published command, as `npm run build` writes it. */
export const command = join(house, 'packages', 'cli', 'dist', 'sallyport.mjs');

export interface CommandPlace {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  /** Exit codes that mean that the work was done. */
  readonly codes: readonly number[];
}

/** Runs `node FILE …` to its end. Throws with what it said when it ended otherwise than expected. */
export function runNode(given: readonly string[], place: CommandPlace): void {
  runProgram(process.execPath, given, place);
}

/** The same for any program. */
export function runProgram(program: string, given: readonly string[], place: CommandPlace): void {
  const { folder, environment, codes } = place;
  const result = spawnSync(program, given, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.status === null || !codes.includes(result.status)) {
    const said = `${result.stdout}${result.stderr}`.trim().split('\n').slice(-5).join('\n');
    throw new Error(`${program} ${given.slice(0, 3).join(' ')} ended with ${result.status}: ${said}`);
  }
}

/** Peak memory of one run of a Node program, in MB: of its own process, without the git processes it starts. */
export function peakMemory(given: readonly string[], place: CommandPlace): number {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-peak-'));
  const file = join(folder, 'peak');
  try {
    const reporter = pathToFileURL(join(house, 'bench', 'src', 'report-peak-memory.mjs')).href;
    const environment = { ...place.environment, SALLYPORT_PEAK_FILE: file };
    runNode([`--import=${reporter}`, ...given], { ...place, environment });
    return Number(readFileSync(file, 'utf8')) / 1024;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
