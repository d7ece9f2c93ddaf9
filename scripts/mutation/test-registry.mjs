// The part of vitest's interface that our tests use, for test files that run many times in one process. Matchers are vitest's own.
export { expect } from 'vitest';

/** The file being loaded puts its tests here. */
let current = newSuite(null, '');

function newSuite(parent, name) {
  return { parent, name, children: [], beforeAll: [], afterAll: [], beforeEach: [], afterEach: [], state: 'new' };
}

/** Runs `load`, which evaluates one test file, and returns the suite it declared. */
export async function collectFile(load) {
  const file = newSuite(null, '');
  current = file;
  await load();
  return file;
}

/** All tests below a suite in the order of the file, each with its full name; a name that comes again gets a number. */
export function testsOf(suite, prefix = '', seen = new Map()) {
  return suite.children.flatMap((child) => {
    const name = `${prefix}${child.name}`;
    if (child.children !== undefined) return testsOf(child, `${name} > `, seen);
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return [{ ...child, fullName: times === 1 ? name : `${name} (${times})` }];
  });
}

/** Runs one test with the hooks around it. `during` is told when the test itself begins and ends. */
export async function runTest(test, during) {
  const suites = [];
  for (let suite = test.suite; suite !== null; suite = suite.parent) suites.unshift(suite);
  for (const suite of suites) await enter(suite);
  during.begin();
  try {
    for (const suite of suites) for (const hook of suite.beforeEach) await hook();
    try {
      await test.run();
    } finally {
      for (const suite of suites.toReversed()) for (const hook of suite.afterEach) await hook();
    }
  } finally {
    during.end();
  }
}

async function enter(suite) {
  if (suite.state === 'failed') throw new Error('A hook before this test failed.');
  if (suite.state === 'entered') return;
  suite.state = 'failed';
  for (const hook of suite.beforeAll) await hook();
  suite.state = 'entered';
}

/** Runs the hooks that come after all tests, of the suites that were entered. */
export async function leave(suite) {
  for (const child of suite.children) if (child.children !== undefined) await leave(child);
  if (suite.state !== 'new') for (const hook of suite.afterAll) await hook();
}

function bodyOf(given) {
  return given.find((one) => typeof one === 'function');
}

export function describe(name, ...given) {
  const suite = newSuite(current, String(name));
  current.children.push(suite);
  const around = current;
  current = suite;
  try {
    bodyOf(given)();
  } finally {
    current = around;
  }
}

export function it(name, ...given) {
  current.children.push({ suite: current, name: String(name), run: bodyOf(given) });
}

/** Titles carry the place of a case instead of its values: they only have to differ. */
function eachOf(declare) {
  return (cases) =>
    (name, ...given) => {
      const body = bodyOf(given);
      cases.forEach((one, index) => {
        const values = Array.isArray(one) ? one : [one];
        declare(`${name} [${index}]`, () => body(...values));
      });
    };
}

describe.each = eachOf(describe);
it.each = eachOf(it);
export const test = it;

export function beforeAll(hook) {
  current.beforeAll.push(hook);
}
export function afterAll(hook) {
  current.afterAll.push(hook);
}
export function beforeEach(hook) {
  current.beforeEach.push(hook);
}
export function afterEach(hook) {
  current.afterEach.push(hook);
}
