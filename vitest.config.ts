import { defineConfig } from 'vitest/config';
import { hermeticEnvironment } from './scripts/hermetic/environment.ts';

const sourceCondition = 'sallyport-source';

// Workers are forked from this process: what is set here, and what is removed, holds before their first line runs.
const environment = hermeticEnvironment();
for (const name of environment.remove) {
  delete process.env[name];
}
Object.assign(process.env, environment.set);

export default defineConfig({
  resolve: { conditions: [sourceCondition, 'node', 'module', 'default'] },
  ssr: {
    resolve: {
      conditions: [sourceCondition, 'node', 'module', 'default'],
      externalConditions: [sourceCondition, 'node', 'module-sync'],
    },
  },
  test: {
    include: [
      'packages/*/src/**/*.test.ts',
      'examples/*/src/**/*.test.ts',
      'bench/src/**/*.test.ts',
      'lint/**/*.test.ts',
      'scripts/**/*.test.ts',
      'e2e/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.stryker-tmp/**'],
    server: { deps: { inline: [/^@sallyport\//] } },
    execArgv: [`--conditions=${sourceCondition}`, '--no-warnings'],
    pool: 'forks',
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
    passWithNoTests: false,
    allowOnly: false,
  },
});
