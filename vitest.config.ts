import { defineConfig } from 'vitest/config';
import { hermeticEnvironment } from './scripts/hermetic/environment.ts';

const sourceCondition = 'sallyport-source';

// Workers are forked from this process: what is set here, and what is removed, holds before their first line runs.
const environment = hermeticEnvironment();
for (const name of environment.remove) {
  delete process.env[name];
}
Object.assign(process.env, environment.set);

// A mutation run tests one floor, in a copy of the tree whose node_modules are links: without the aliases, the floors
// below would come from the original, and two copies of one error class do not know each other.
const mutatedFloor = process.env['SALLYPORT_TEST_FLOOR'];
const floorsOfThisTree = [
  { find: /^@sallyport\/(\w+)$/, replacement: `${import.meta.dirname}/packages/$1/src/index.ts` },
  { find: /^@sallyport\/(\w+)\/([\w-]+)$/, replacement: `${import.meta.dirname}/packages/$1/src/$2.ts` },
];
const allTests = [
  'packages/*/src/**/*.test.ts',
  'examples/*/src/**/*.test.ts',
  'bench/src/**/*.test.ts',
  'lint/**/*.test.ts',
  'scripts/**/*.test.ts',
  'e2e/**/*.test.ts',
];

export default defineConfig({
  resolve: {
    alias: mutatedFloor === undefined ? [] : floorsOfThisTree,
    conditions: [sourceCondition, 'node', 'module', 'default'],
  },
  ssr: {
    resolve: {
      conditions: [sourceCondition, 'node', 'module', 'default'],
      externalConditions: [sourceCondition, 'node', 'module-sync'],
    },
  },
  test: {
    include: mutatedFloor === undefined ? allTests : [`packages/${mutatedFloor}/src/**/*.test.ts`],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.stryker-tmp/**'],
    server: { deps: { inline: [/^@sallyport\//] } },
    execArgv: [`--conditions=${sourceCondition}`, '--no-warnings'],
    pool: 'forks',
    // A mutant runs some tests of many files: one process for all of them, or starting processes is all it does.
    isolate: mutatedFloor === undefined,
    maxWorkers: 2,
    globalSetup: ['./scripts/hermetic/remove-home.ts'],
    setupFiles: ['./scripts/hermetic/close-network.ts'],
    env: environment.set,
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    // Its usual second is a claim about the speed of a machine: what is waited for comes, or the test's own limit ends it.
    expect: { poll: { timeout: 45_000 } },
    passWithNoTests: false,
    allowOnly: false,
  },
});
