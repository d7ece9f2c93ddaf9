import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { ProbeError } from '../../probe-error.ts';
import { readText } from '../../read-text.ts';
import { countInSuite, mostListed, type StatedProperty, type SuiteCounts, type TestReport } from './test-report.ts';

const deepest = 64;
const mostElements = 1_000_000;
const mostProperties = 500;

/** A test case while it is being read. */
interface Case {
  readonly name: string;
  outcome: 'passed' | 'failed' | 'error' | 'skipped';
  flaky: boolean;
}

/** Totals that elements and attributes of one suite state. */
interface Suite {
  readonly name: string;
  cases: number;
  readonly stated: { tests: number; failures: number; errors: number; skipped: number };
  hasInner: boolean;
}

/**
 * Reads JUnit XML as Ant, Maven, pytest, Jest and others write it: nested suites, any root, attributes optional.
 * Test cases are counted where they are listed; where a suite lists none, its attributes count. A suite whose
 * attributes admit more failures than its cases show is believed about the failures. Declared entities are refused.
 * Throws PROBE_FORMAT where the text is no such report.
 */
export function readJunit(bytes: Uint8Array): TestReport {
  const total = { tests: 0, passed: 0, failed: 0, errors: 0, skipped: 0, flaky: 0 };
  const names: string[] = [];
  const failing: string[] = [];
  const identity: StatedProperty[] = [];
  const times: string[] = [];
  const path: string[] = [];
  const suites: Suite[] = [];
  const bySuite = new Map<string, SuiteCounts>();
  let current: Case | null = null;
  let own = { failed: 0, errors: 0, skipped: 0 };
  const owns: (typeof own)[] = [];
  let property: StatedProperty | null = null;
  let elements = 0;

  function open(tag: SaxesTagPlain): void {
    const { name, attributes } = tag;
    path.push(name);
    elements += 1;
    if (path.length > deepest || elements > mostElements) throw malformed('it is larger or deeper than a test report');
    if (path.length === 1 && name !== 'testsuites' && name !== 'testsuite')
      throw malformed(`its root is not a test suite`);
    if (name === 'testsuite' || name === 'testsuites') openSuite(name, attributes);
    else if (name === 'testcase') openCase(attributes);
    else if (name === 'property') openProperty(attributes);
    else if (current !== null) openOutcome(current, name);
  }

  function openSuite(name: string, attributes: Record<string, string>): void {
    remember(names, attributes['name']);
    remember(times, attributes['timestamp']);
    for (const key of ['version', 'commit', 'revision']) {
      const value = attributes[key];
      if (value !== undefined) state({ name: key, value });
    }
    const parent = suites.at(-1);
    if (parent !== undefined && name === 'testsuite') parent.hasInner = true;
    const skipped = count(attributes['skipped']) + count(attributes['skips']) + count(attributes['disabled']);
    suites.push({
      name: attributes['name'] ?? '',
      cases: 0,
      hasInner: false,
      stated: {
        tests: count(attributes['tests']),
        failures: count(attributes['failures']),
        errors: count(attributes['errors']),
        skipped,
      },
    });
    owns.push(own);
    own = { failed: 0, errors: 0, skipped: 0 };
  }

  function openCase(attributes: Record<string, string>): void {
    remember(names, attributes['classname']);
    const name = [attributes['classname'], attributes['name']]
      .filter((part) => part !== undefined && part !== '')
      .join(' › ');
    const notRun = /^(?:notrun|skipped|disabled|ignored|suppressed)$/i;
    const skipped = notRun.test(attributes['status'] ?? '') || notRun.test(attributes['result'] ?? '');
    current = { name, outcome: skipped ? 'skipped' : 'passed', flaky: false };
  }

  function openOutcome(of: Case, name: string): void {
    if (name === 'failure') of.outcome = 'failed';
    else if (name === 'error' && of.outcome !== 'failed') of.outcome = 'error';
    else if (name === 'skipped' && of.outcome === 'passed') of.outcome = 'skipped';
    else if (name === 'flakyFailure' || name === 'flakyError') of.flaky = true;
  }

  function openProperty(attributes: Record<string, string>): void {
    property = { name: attributes['name'] ?? '', value: attributes['value'] ?? '' };
    if (attributes['value'] !== undefined) state(property);
  }

  function state(stated: StatedProperty): void {
    if (identity.length < mostProperties && stated.name !== '') identity.push(stated);
  }

  function close(name: string): void {
    path.pop();
    if (name === 'property') property = null;
    else if (name === 'testcase' && current !== null) closeCase(current);
    else if (name === 'testsuite' || name === 'testsuites') closeSuite();
  }

  function closeCase(done: Case): void {
    current = null;
    const suite = suites.at(-1);
    if (suite !== undefined) {
      suite.cases += 1;
      const outcome = done.outcome === 'error' ? 'failed' : done.outcome === 'skipped' ? 'other' : done.outcome;
      countInSuite(bySuite, suite.name, outcome);
    }
    total.tests += 1;
    if (done.outcome === 'passed') total.passed += 1;
    else if (done.outcome === 'failed') own.failed += 1;
    else if (done.outcome === 'error') own.errors += 1;
    else own.skipped += 1;
    if (done.outcome === 'failed' || done.outcome === 'error') remember(failing, done.name);
    if (done.outcome === 'passed' && done.flaky) total.flaky += 1;
  }

  function closeSuite(): void {
    const suite = suites.pop();
    const outer = owns.pop() ?? { failed: 0, errors: 0, skipped: 0 };
    if (suite === undefined) return;
    const { stated } = suite;
    if (suite.cases === 0 && !suite.hasInner && stated.tests > 0) {
      total.tests += stated.tests;
      own.skipped = stated.skipped;
      total.passed += Math.max(0, stated.tests - stated.failures - stated.errors - stated.skipped);
    }
    own.failed = Math.max(own.failed, stated.failures);
    own.errors = Math.max(own.errors, stated.errors - Math.max(0, own.failed - stated.failures));
    const parent = suites.at(-1);
    if (parent !== undefined) {
      parent.hasInner = true;
      own = {
        failed: outer.failed + own.failed,
        errors: outer.errors + own.errors,
        skipped: outer.skipped + own.skipped,
      };
    } else {
      total.failed += own.failed;
      total.errors += own.errors;
      total.skipped += own.skipped;
      own = outer;
    }
  }

  const parser = new SaxesParser({ position: true, xmlns: false });
  parser.on('doctype', (text) => {
    if (text.includes('[')) throw malformed('it declares entities of its own');
  });
  parser.on('error', (error) => {
    // The parser's message quotes what it stumbled over; only the place is told.
    throw malformed(`it is not well-formed XML (line ${parser.line})`, error);
  });
  parser.on('opentag', open);
  parser.on('closetag', (tag) => close(tag.name));
  parser.on('text', (text) => {
    if (property !== null && property.value === '' && text.trim() !== '')
      state({ name: property.name, value: text.trim() });
  });
  parser.write(readText(bytes)).close();
  return { ...total, names, suites: [...bySuite.values()], failing, identity, times };
}

function count(text: string | undefined): number {
  return text !== undefined && /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
}

function remember(list: string[], value: string | undefined): void {
  if (value !== undefined && value !== '' && list.length < mostListed * 10 && !list.includes(value)) list.push(value);
}

function malformed(why: string, cause?: unknown): ProbeError {
  return new ProbeError('PROBE_FORMAT', `It is no JUnit report: ${why}.`, cause === undefined ? {} : { cause });
}
