import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../ensure-install.mjs';
import { collect, type ToolResult, tool } from '../run-tool.ts';
import { compareLockfile } from './lockfile.ts';
import { missingEntries } from './lockfile-entries.ts';

export interface Check {
  readonly name: string;
  /** What a failure means and what to do. */
  readonly remedy: string;
  run(): ToolResult;
}

/** A linter that saw fewer files than this was pointed at nothing. */
const fewestFiles = 60;

export function checksFor(environment: Readonly<Record<string, string | undefined>>): readonly Check[] {
  const always: readonly Check[] = [
    {
      name: 'types',
      remedy: 'npx tsc -b names the file and the line.',
      run: () => collect(tool('tsc'), ['-b', '--pretty', 'false']),
    },
    {
      name: 'format',
      remedy: 'npx biome check --write mends it.',
      run: () => sawFiles(formatted(), /Checked (\d+) files/),
    },
    {
      name: 'lint',
      remedy: 'House rules stand in lint/rules, each with the case it refuses.',
      run: () => sawFiles(collect(tool('oxlint'), ['--deny-warnings']), /on (\d+) files/),
    },
    {
      name: 'tree',
      remedy: 'lint/tree/complaints.ts says what the whole tree is held to.',
      run: () => source('lint/tree/main.ts'),
    },
    {
      name: 'locked',
      remedy: 'Pin the package that asks to a version of which every binding can be had, and write the lockfile anew.',
      run: lockedEntries,
    },
    {
      name: 'dead code',
      remedy: 'Delete what nothing uses; a real entry belongs in knip.json.',
      run: () => collect(tool('knip'), ['--no-progress']),
    },
    {
      name: 'docs',
      remedy: 'npm run docs writes the reference pages anew.',
      run: () => source('scripts/docs.ts', '--check'),
    },
  ];
  const inCi: readonly Check[] = [
    {
      name: 'lockfile',
      remedy: 'npm install on Node 24 writes the lockfile that npm ci accepts; commit it.',
      run: compareLockfile,
    },
  ];
  return environment['CI'] === undefined || environment['CI'] === '' ? always : [...always, ...inCi];
}

function lockedEntries(): ToolResult {
  const missing = missingEntries(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return { code: missing.length === 0 ? 0 : 1, output: missing.map((line) => `${line}\n`).join('') };
}

function formatted(): ToolResult {
  return collect(tool('biome'), ['check', '--colors=off', '--max-diagnostics=20']);
}

function source(file: string, ...given: readonly string[]): ToolResult {
  return collect(process.execPath, ['--conditions=sallyport-source', '--no-warnings', join(root, file), ...given]);
}

/** Turns a pass into a failure when the tool looked at (almost) nothing: a green run about no files proves nothing. */
export function sawFiles(result: ToolResult, counted: RegExp, fewest = fewestFiles): ToolResult {
  const seen = Number(counted.exec(result.output)?.[1] ?? 0);
  if (result.code !== 0 || seen >= fewest) {
    return result;
  }
  return { code: 1, output: `${result.output}Only ${seen} files were looked at, at least ${fewest} are expected.\n` };
}

/** Packages with a `tsconfig.json`, for the test that none is left out of the build. */
export function workspaceFolders(): readonly string[] {
  return readdirSync(join(root, 'packages')).map((name) => `packages/${name}`);
}
