import { readFileSync, writeFileSync } from 'node:fs';
import type { Finding, Sha256 } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';

/** First line of the file's content, so that no other JSON is taken for one. */
const format = 'known findings 1';

/**
 * Fingerprints of a file of known findings: what a team knew when it took the tool up, so that the first survey of an
 * old repository is not the last. Throws CLI_USAGE where it is not such a file.
 */
export function readKnown(path: string): ReadonlySet<Sha256> {
  const content = readJson(path) as { readonly sallyport?: unknown; readonly findings?: unknown } | null;
  const listed: unknown = content?.findings;
  if (content?.sallyport !== format || !Array.isArray(listed)) {
    throw unreadable(path, `it does not say "sallyport": "${format}" and list findings`);
  }
  const prints = listed.map((entry: { readonly fingerprint?: unknown } | null) => entry?.fingerprint);
  const odd = prints.findIndex((print) => typeof print !== 'string' || !/^[0-9a-f]{64}$/.test(print));
  if (odd >= 0) throw unreadable(path, `finding ${odd + 1} has no fingerprint of 64 hexadecimal digits`);
  return new Set(prints as readonly Sha256[]);
}

/**
 * Writes all findings of today, sorted, so that a change of the file can be reviewed. Their sentences stand beside them:
 * what nobody can read nobody will ever mend.
 */
export function writeKnown(path: string, findings: readonly Finding[]): void {
  const listed = findings
    .map(({ fingerprint, rule, place, what }) => ({ fingerprint, rule, place, what }))
    .sort((left, right) => (left.fingerprint < right.fingerprint ? -1 : 1));
  const text = JSON.stringify({ sallyport: format, findings: listed }, null, 2);
  try {
    writeFileSync(path, `${text}\n`);
  } catch (cause) {
    throw unreadable(path, 'it cannot be written', cause);
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown;
  } catch (cause) {
    throw unreadable(path, cause instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read', cause);
  }
}

function unreadable(path: string, why: string, cause?: unknown): CliError {
  return new CliError('CLI_USAGE', `${path} is no file of known findings: ${why}.`, {
    command: `sallyport check --write-known ${path}`,
    cause,
  });
}
