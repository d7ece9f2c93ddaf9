// npm run mutation [record|gate …] [FILE …] [FILE.test.ts …]: changes the code of the law, one small edit at a time, and counts
// how many of the edits a test notices. Not part of CI: it takes long, and its result is read before tests are added, not
// before each change. The report stands in reports/mutation/, the figures of whole runs in docs/mutation.md.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { root, toolEnvironment } from './ensure-install.mjs';

const known = ['record', 'gate'];
/** Also what runs only while files load, such as shapes and tables: each such edit has to face every test. */
const withLoading = process.argv.includes('--static');
const words = process.argv.slice(2).filter((word) => word !== '--static');
/** Paths or patterns inside a floor's `src`, such as `board/votes.ts`; without any, all of it. */
const only = words.filter((word) => word.endsWith('.ts') && !word.endsWith('.test.ts'));
const onlyTests = words.filter((word) => word.endsWith('.test.ts'));
const asked = words.filter((word) => !word.endsWith('.ts'));
/** Tests that take seconds each, in processes of stock tools, and look at what others look at too. */
const slowTests = ['stock-tools.test.ts'];
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`Mutation tests are for ${known.join(' and ')}, not for ${unknown.join(', ')}.`);
  process.exit(64);
}

let worst = 0;
for (const floor of asked.length === 0 ? known : asked) {
  const folder = join(root, 'reports', 'mutation', floor);
  const tree = join(folder, 'tree');
  copyTree(tree, floor);
  const configuration = join(folder, 'stryker.json');
  writeFileSync(configuration, `${JSON.stringify(strykerOptions(floor, folder), null, 2)}\n`);
  const result = spawnSync(join(root, 'node_modules', '.bin', 'stryker'), ['run', configuration], {
    cwd: tree,
    env: {
      ...toolEnvironment(),
      SALLYPORT_TEST_FLOOR: floor,
      ...(onlyTests.length === 0 ? {} : { SALLYPORT_MUTATION_TESTS: onlyTests.join(',') }),
      SALLYPORT_MUTATION_WITHOUT_TESTS: slowTests.join(','),
    },
    stdio: 'inherit',
  });
  worst = Math.max(worst, result.status ?? 70);
  rmSync(tree, { recursive: true, force: true });
}
process.exit(worst);

/**
 * Copies the working tree and takes the types out of the floor to be mutated: Stryker prints `(a as B) < c` without the
 * parentheses, which no longer parses. Lines and columns stay as they are.
 */
function copyTree(tree, floor) {
  rmSync(tree, { recursive: true, force: true });
  mkdirSync(tree, { recursive: true });
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  const files = listed
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)));
  for (const path of files) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    if (path.startsWith(`packages/${floor}/src/`) && /(?<!\.test)\.ts$/.test(path)) {
      writeFileSync(join(tree, path), stripTypeScriptTypes(readFileSync(join(root, path), 'utf8')));
    } else {
      cpSync(join(root, path), join(tree, path));
    }
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'dir');
}

/** Data and doors are not mutated: a changed title is noticed by nobody and breaks nothing. */
function strykerOptions(floor, folder) {
  const sources = `packages/${floor}/src`;
  return {
    plugins: [join(root, 'scripts', 'mutation', 'in-process-runner.mjs')],
    testRunner: 'in-process',
    testRunnerNodeArgs: ['--conditions=sallyport-source', '--no-warnings'],
    // Modules once loaded are never freed.
    maxTestRunnerReuse: 100,
    mutate: [
      ...(only.length === 0 ? ['**/*.ts'] : only).map((path) => `${sources}/${path}`),
      `!${sources}/**/*.test.ts`,
      `!${sources}/testing/**`,
      `!${sources}/index.ts`,
      ...(floor === 'gate' ? [`!${sources}/profiles/**`] : []),
    ],
    coverageAnalysis: 'perTest',
    // What runs only while files load is data; what runs in a hook is also run by some test, and is tested by that.
    ignoreStatic: !withLoading,
    concurrency: Number(process.env['SALLYPORT_MUTATION_CONCURRENCY'] ?? 2),
    timeoutMS: 20_000,
    reporters: ['clear-text', 'progress', 'html', 'json'],
    htmlReporter: { fileName: join(folder, 'index.html') },
    jsonReporter: { fileName: join(folder, 'mutation.json') },
    clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
    thresholds: { high: 95, low: 90, break: 85 },
    // Stryker would rewrite it with the compiler's interface, which TypeScript 7 does not have; vitest needs none.
    tsconfigFile: 'no-tsconfig-in-mutation-runs.json',
    disableTypeChecks: false,
    checkers: [],
    allowConsoleColors: false,
  };
}
