// A test runner for Stryker that keeps one process for many mutants. Vitest starts anew for each mutant, which takes ten times as
// long as most of our tests. Each test file is evaluated again, with all modules of this repository, so that nothing one
// mutant left in a module's memory reaches the next.
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

const SEPARATOR = '#';
/** How long each test took in the first run, for workers that start later: quick tests go first. */
const DURATIONS = 'test-durations.json';

/** What Stryker asks of a test runner (TestRunner in its interface). */
function inProcessRunner() {
  const floor = process.env['SALLYPORT_TEST_FLOOR'];
  const state = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ?? {};
  let generation = 0;
  let registry;
  let durations = {};

  async function init() {
    globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] = state;
    const { hermeticEnvironment } = await import(pathToFileURL(join(process.cwd(), 'scripts/hermetic/environment.ts')));
    const environment = hermeticEnvironment();
    for (const name of environment.remove) delete process.env[name];
    Object.assign(process.env, environment.set);
    await import(pathToFileURL(join(process.cwd(), 'scripts/hermetic/close-network.ts')));
    installHooks(process.cwd());
    registry = await import('./test-registry.mjs');
    if (existsSync(DURATIONS)) durations = JSON.parse(readFileSync(DURATIONS, 'utf8'));
  }

  async function dryRun() {
    state.activeMutant = undefined;
    state.hitLimit = undefined;
    state.mutantCoverage = { static: {}, perTest: {} };
    const tests = [];
    for (const file of testFiles(floor)) tests.push(...(await runFile(file, { wanted: null, bail: false })));
    durations = Object.fromEntries(tests.map(({ id, timeSpentMs }) => [id, timeSpentMs]));
    writeFileSync(DURATIONS, JSON.stringify(durations));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async function mutantRun({ testFilter, hitLimit, activeMutant, mutantActivation, disableBail }) {
    const wanted = testFilter === undefined ? null : new Set(testFilter);
    state.hitLimit = hitLimit;
    state.hitCount = 0;
    const mutant = { id: activeMutant.id, fromStart: mutantActivation === 'static' };
    const tests = [];
    for (const file of wanted === null ? testFiles(floor) : quickestFirst(wanted, durations)) {
      const ran = await runFile(file, { wanted, bail: !disableBail, mutant });
      tests.push(...ran);
      if (!disableBail && ran.some(({ status }) => status === TestStatus.Failed)) break;
    }
    state.activeMutant = undefined;
    const limit = determineHitLimitReached(state.hitCount, hitLimit);
    return toMutantRunResult(limit ?? { status: DryRunStatus.Complete, tests });
  }

  async function runFile(file, { wanted, bail, mutant }) {
    generation += 1;
    state.activeMutant = mutant?.fromStart ? mutant.id : undefined;
    const address = `${pathToFileURL(join(process.cwd(), file)).href}?run=${generation}`;
    let suite;
    try {
      suite = await registry.collectFile(() => import(address));
    } catch (error) {
      if (mutant === undefined) throw error;
      return [result(file, 'loading', TestStatus.Failed, 0, error)];
    }
    state.activeMutant = mutant?.id;
    const results = [];
    for (const test of registry.testsOf(suite)) {
      const id = `${file}${SEPARATOR}${test.fullName}`;
      if (wanted !== null && !wanted.has(id)) continue;
      const began = performance.now();
      let failure = null;
      try {
        await registry.runTest(test, {
          begin: () => {
            if (mutant === undefined) state.currentTestId = id;
          },
          end: () => {
            state.currentTestId = undefined;
          },
        });
      } catch (error) {
        failure = error ?? new Error('Something empty was thrown.');
      }
      const spent = performance.now() - began;
      results.push(
        result(file, test.fullName, failure === null ? TestStatus.Success : TestStatus.Failed, spent, failure),
      );
      if (failure !== null && bail) break;
    }
    await registry.leave(suite);
    return results;
  }

  return { capabilities: () => ({ reloadEnvironment: true }), init, dryRun, mutantRun };
}

inProcessRunner.inject = [];

function testFiles(floor) {
  const only = process.env['SALLYPORT_MUTATION_TESTS']?.split(',') ?? ['**/*.test.ts'];
  const without = (process.env['SALLYPORT_MUTATION_WITHOUT_TESTS'] ?? '').split(',');
  const sources = `packages/${floor}/src`;
  const files = globSync(
    only.map((path) => `${sources}/${path}`),
    { exclude: (path) => without.some((end) => end !== '' && path.endsWith(end)) },
  );
  return files.sort();
}

/** The files of the wanted tests, those first whose wanted tests take least time. */
function quickestFirst(wanted, durations) {
  const files = new Map();
  for (const id of wanted) {
    const file = id.slice(0, id.indexOf(SEPARATOR));
    files.set(file, (files.get(file) ?? 0) + (durations[id] ?? 0));
  }
  return [...files].sort(([, a], [, b]) => a - b).map(([file]) => file);
}

function result(file, name, status, timeSpentMs, error) {
  const found = {
    id: `${file}${SEPARATOR}${name}`,
    name,
    fileName: file,
    timeSpentMs: Math.round(timeSpentMs),
    status,
  };
  return error === null ? found : { ...found, failureMessage: String(error?.message ?? error).slice(0, 2000) };
}

/**
 * Modules of the tree are loaded anew for every run of a test file (`?run=`), from source, and `vitest` is our registry.
 * What stands in node_modules is loaded once.
 */
function installHooks(tree) {
  const inside = pathToFileURL(join(tree, 'packages')).href;
  const sources = new Map();
  const registry = new URL('./test-registry.mjs', import.meta.url).href;
  registerHooks({
    resolve(specifier, context, next) {
      const parent = context.parentURL ?? '';
      if (!parent.startsWith(inside)) return next(specifier, context);
      if (specifier === 'vitest') return { url: registry, format: 'module', shortCircuit: true };
      const run = new URL(parent).search;
      const floor = /^@sallyport\/(\w+)(?:\/([\w-]+))?$/.exec(specifier);
      if (floor !== null) {
        const url = `${inside}/${floor[1]}/src/${floor[2] ?? 'index'}.ts${run}`;
        return { url, format: 'module', shortCircuit: true };
      }
      if (!specifier.startsWith('.') || !specifier.endsWith('.ts')) return next(specifier, context);
      return { url: new URL(specifier, parent).href.replace(/\?.*$/, '') + run, format: 'module', shortCircuit: true };
    },
    load(url, context, next) {
      if (!url.startsWith(inside) || !url.includes('.ts?run=')) return next(url, context);
      const path = fileURLToPath(url.replace(/\?.*$/, ''));
      let source = sources.get(path);
      if (source === undefined) {
        source = stripTypeScriptTypes(readFileSync(path, 'utf8'));
        sources.set(path, source);
      }
      return { source, format: 'module', shortCircuit: true };
    },
  });
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', inProcessRunner)];
