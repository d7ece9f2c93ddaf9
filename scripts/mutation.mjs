// npm run mutation [record|gate …]: changes the code of the law, one small edit at a time, and counts how many of the
// edits a test notices. Not part of CI: it takes long, and its result is read before tests are added, not before each
// change. The report stands in reports/mutation/.
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, toolEnvironment } from './ensure-install.mjs';

const known = ['record', 'gate'];
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Mutation tests are for ${known.join(' and ')}, not for ${unknown.join(', ')}.`);
  process.exit(64);
}

let worst = 0;
for (const floor of asked.length === 0 ? known : asked) {
  const folder = join(root, 'reports', 'mutation', floor);
  mkdirSync(folder, { recursive: true });
  const configuration = join(folder, 'stryker.json');
  writeFileSync(configuration, `${JSON.stringify(strykerOptions(floor, folder), null, 2)}\n`);
  const result = spawnSync(join(root, 'node_modules', '.bin', 'stryker'), ['run', configuration], {
    cwd: root,
    env: { ...toolEnvironment(), SALLYPORT_TEST_FLOOR: floor },
    stdio: 'inherit',
  });
  worst = Math.max(worst, result.status ?? 70);
}
process.exit(worst);

/** Data, types and the doors are not mutated: a changed title or an erased type is noticed by nobody and breaks nothing. */
function strykerOptions(floor, folder) {
  const sources = `packages/${floor}/src`;
  return {
    plugins: ['@stryker-mutator/vitest-runner'],
    testRunner: 'vitest',
    // vmThreads and threads share a process, and the tests change its environment.
    vitest: { configFile: 'vitest.config.ts', dir: sources, related: false, pool: 'forks' },
    mutate: [
      `${sources}/**/*.ts`,
      `!${sources}/**/*.test.ts`,
      `!${sources}/testing/**`,
      `!${sources}/index.ts`,
      `!${sources}/profiles/**`,
    ],
    ignorePatterns: ['reports', 'dist', '**/dist', 'docs', 'bench', '.git', '*.tgz'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    timeoutMS: 20_000,
    incremental: true,
    incrementalFile: join(folder, 'incremental.json'),
    reporters: ['clear-text', 'progress', 'html', 'json'],
    htmlReporter: { fileName: join(folder, 'index.html') },
    jsonReporter: { fileName: join(folder, 'mutation.json') },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
    thresholds: { high: 95, low: 90, break: 85 },
    tempDirName: join(folder, 'sandbox'),
    symlinkNodeModules: true,
    disableTypeChecks: false,
    checkers: [],
    allowConsoleColors: false,
  };
}
