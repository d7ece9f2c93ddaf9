import type { Severity } from '@sallyport/record';
import { ProbeError } from '../../probe-error.ts';
import { asArray, asObject, asText, type JsonObject, readJson, statedTexts } from './json.ts';
import type { StatedProperty } from './test-report.ts';

export interface ScanResult {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** `path:line` in what was scanned, or empty. */
  readonly location: string;
  /** Set aside by somebody; `justified` says whether they wrote why. */
  readonly suppressed: 'no' | 'justified' | 'unjustified';
}

export interface ScanRun {
  readonly tool: string;
  readonly results: readonly ScanResult[];
  /** Why the run cannot be trusted to have looked at everything, or null. */
  readonly incomplete: string | null;
  readonly identity: readonly StatedProperty[];
  readonly times: readonly string[];
}

const mostResults = 100_000;

/** Reads SARIF 2.1.0. Throws PROBE_FORMAT where the text is none, of another version, or without a run. */
export function readSarif(bytes: Uint8Array): readonly ScanRun[] {
  const root = readJson(bytes, 'SARIF log');
  if (root['version'] !== '2.1.0') throw notSarif('its version is not 2.1.0');
  const runs = root['runs'];
  if (!Array.isArray(runs) || runs.length === 0) throw notSarif('it holds no run');
  return runs.map((run) => readRun(asObject(run)));
}

function readRun(run: JsonObject | null): ScanRun {
  const driver = asObject(asObject(run?.['tool'])?.['driver']);
  const tool = asText(driver?.['name']);
  if (run === null || tool === null) throw notSarif('a run does not name its tool');
  const extensions = asArray(asObject(run['tool'])?.['extensions']).map(asObject);
  const results = run['results'];
  if (results !== undefined && results !== null && !Array.isArray(results))
    throw notSarif('the results of a run are no list');
  if (Array.isArray(results) && results.length > mostResults)
    throw notSarif(`a run holds more than ${mostResults} results`);
  const invocations = asArray(run['invocations']).map(asObject);
  return {
    tool,
    results: asArray(results).flatMap((result) => readResult(asObject(result), driver, extensions)),
    incomplete: incompleteness(run, invocations),
    identity: identityOf(run, driver),
    times: invocations
      .flatMap((each) => [asText(each?.['startTimeUtc']), asText(each?.['endTimeUtc'])])
      .filter((time) => time !== null),
  };
}

function incompleteness(run: JsonObject, invocations: readonly (JsonObject | null)[]): string | null {
  if (invocations.some((each) => each?.['executionSuccessful'] === false))
    return 'the tool says that it did not run to its end';
  // SARIF 2.1.0, 3.14.23: absent or null results mean that nothing was scanned, and an empty list that nothing was found.
  if (!Array.isArray(run['results'])) {
    const elsewhere = asArray(asObject(run['externalPropertyFileReferences'])?.['results']).length > 0;
    return elsewhere ? 'its results are kept in other files' : 'it holds no list of results, so no scan took place';
  }
  return null;
}

function readResult(
  result: JsonObject | null,
  driver: JsonObject | null,
  extensions: readonly (JsonObject | null)[],
): readonly ScanResult[] {
  if (result === null) throw notSarif('a result is no object');
  const kind = asText(result['kind']) ?? 'fail';
  if (['pass', 'notApplicable', 'informational'].includes(kind) || result['baselineState'] === 'absent') return [];
  const rule = ruleOf(result, driver, extensions);
  const id = asText(result['ruleId']) ?? asText(asObject(result['rule'])?.['id']) ?? asText(rule?.['id']) ?? 'unnamed';
  return [
    {
      rule: id,
      severity: severityOf(result, rule),
      message:
        asText(asObject(result['message'])?.['text']) ?? asText(asObject(rule?.['shortDescription'])?.['text']) ?? id,
      location: locationOf(result),
      suppressed: suppressionOf(result),
    },
  ];
}

function ruleOf(
  result: JsonObject,
  driver: JsonObject | null,
  extensions: readonly (JsonObject | null)[],
): JsonObject | null {
  const reference = asObject(result['rule']);
  const component = asObject(reference?.['toolComponent'])?.['index'];
  const owner = typeof component === 'number' && component >= 0 ? (extensions[component] ?? null) : driver;
  const index = result['ruleIndex'] ?? reference?.['index'];
  const rules = asArray(owner?.['rules']);
  if (typeof index === 'number' && index >= 0) return asObject(rules[index]);
  const id = asText(result['ruleId']) ?? asText(reference?.['id']);
  return id === null ? null : (rules.map(asObject).find((each) => each?.['id'] === id) ?? null);
}

/**
 * The severity people mean: `security-severity` (a CVSS score, GitHub's convention) before a word in properties or
 * tags before SARIF's level, whose default is the rule's and else `warning`.
 */
function severityOf(result: JsonObject, rule: JsonObject | null): Severity {
  const own = asObject(result['properties']);
  const general = asObject(rule?.['properties']);
  for (const from of [own, general]) {
    const score = Number(from?.['security-severity'] ?? Number.NaN);
    if (score >= 0 && score <= 10) return score >= 9 ? 'critical' : score >= 7 ? 'high' : score >= 4 ? 'medium' : 'low';
  }
  for (const from of [own, general]) {
    const words = [from?.['severity'], from?.['problem.severity'], ...asArray(from?.['tags'])];
    for (const word of words) {
      const match =
        typeof word === 'string' ? /^(critical|high|medium|moderate|low)$/i.exec(word)?.[1]?.toLowerCase() : undefined;
      if (match !== undefined) return match === 'moderate' ? 'medium' : (match as Severity);
    }
  }
  const level = asText(result['level']) ?? asText(asObject(rule?.['defaultConfiguration'])?.['level']) ?? 'warning';
  return level === 'error' ? 'high' : level === 'warning' ? 'medium' : level === 'note' ? 'low' : 'info';
}

/** SARIF 2.1.0, 3.27.23 and 3.35: suppressed only when no suppression is rejected or still under review. */
function suppressionOf(result: JsonObject): ScanResult['suppressed'] {
  const suppressions = asArray(result['suppressions']).map(asObject);
  if (suppressions.length === 0) return 'no';
  if (suppressions.some((each) => (asText(each?.['status']) ?? 'accepted') !== 'accepted')) return 'no';
  return suppressions.every((each) => (asText(each?.['justification']) ?? '').trim() !== '')
    ? 'justified'
    : 'unjustified';
}

function locationOf(result: JsonObject): string {
  const physical = asObject(asObject(asArray(result['locations'])[0])?.['physicalLocation']);
  const uri = asText(asObject(physical?.['artifactLocation'])?.['uri']);
  const line = asObject(physical?.['region'])?.['startLine'];
  if (uri === null) return '';
  return typeof line === 'number' ? `${uri}:${line}` : uri;
}

function identityOf(run: JsonObject, driver: JsonObject | null): readonly StatedProperty[] {
  const provenance = asArray(run['versionControlProvenance']).map(asObject);
  const revisions = provenance.map((each) => asText(each?.['revisionId'])).filter((revision) => revision !== null);
  return [
    ...revisions.map((value) => ({ name: 'revisionId', value })),
    ...statedTexts(run['properties']),
    ...statedTexts(asObject(run['automationDetails'])?.['properties']),
    ...statedTexts(driver?.['properties']),
  ];
}

function notSarif(why: string): ProbeError {
  return new ProbeError('PROBE_FORMAT', `It is no SARIF 2.1.0 log: ${why}.`);
}
