import type { Board, ExposureEntry, ResolvedGate } from '@sallyport/gate';
import type { Finding, RecordView } from '@sallyport/record';
import type { ExposurePage } from '../../contract/stack.ts';
import { looksOf } from './probe-facets.ts';
import { publishedIn } from './published-in-findings.ts';

type Port = ExposurePage['ports'][number];

/** What the Compose files publish, and the services that publish nothing; null where they do not load. */
export interface Published {
  readonly entries: readonly ExposureEntry[];
  readonly inside: readonly string[];
}

/** `GET /api/exposure`: what was declared beside what is published, one row a port. */
export function exposurePage(
  board: Board,
  gate: Pick<ResolvedGate, 'staging'>,
  record: RecordView | null,
  published: Published | null,
): ExposurePage {
  const { looked, state, summary, findings } = looksOf(board, record, 'staging.exposure');
  // Where the files do not load here, what the runner found is still true: a failed facet never shows an empty map.
  const found = publishedIn(findings);
  const known = new Set(published?.entries.map(keyOf));
  const entries = [...(published?.entries ?? []), ...found.filter((entry) => !known.has(keyOf(entry)))];
  const open = new Map(entries.map((entry) => [keyOf(entry), entry]));
  const declared = new Map(gate.staging.exposure.map((entry) => [keyOf(entry), entry]));
  const keys = [...new Set([...open.keys(), ...declared.keys()])];
  return {
    looked,
    state,
    summary,
    ports: keys
      .flatMap((key) => {
        const entry = declared.get(key) ?? open.get(key);
        if (entry === undefined) return [];
        // What is declared and did not load here is there, unless the runner found that it is not.
        const there = open.has(key) || (published === null && !findings.some((each) => isMissing(each, entry)));
        return [portRow(entry, declared.has(key), there, findings)];
      })
      .sort((left, right) => Number(left.declared) - Number(right.declared) || Number(left.port) - Number(right.port)),
    inside: (published?.inside ?? []).filter((name) => !entries.some(({ service }) => service === name)),
    others: findings
      .filter((each) => ![...open.values(), ...declared.values()].some((entry) => speaksOf(each, entry)))
      .map(({ place, what, fix, severity }) => ({ place, finding: what, fix, severity })),
    complete: published !== null,
  };
}

/** The ledger says which service stands at a port; the address may be written in more ways than one. */
function keyOf({ service, port, protocol }: ExposureEntry): string {
  return `${service} ${port}/${protocol}`;
}

function isMissing(finding: Finding, entry: ExposureEntry): boolean {
  return finding.rule === 'staging.exposure.declared-not-published' && speaksOf(finding, entry);
}

function portRow(entry: ExposureEntry, declared: boolean, published: boolean, findings: readonly Finding[]): Port {
  const all = findings.filter((each) => speaksOf(each, entry));
  const [about] = all;
  return {
    service: entry.service,
    address: entry.address,
    port: String(entry.port),
    protocol: entry.protocol,
    declared,
    published,
    purpose: declared ? entry.purpose : '',
    tls: entry.tls === undefined ? 'not said' : entry.tls ? 'yes' : 'no',
    authentication: entry.authentication ?? 'not said',
    who: entry.who ?? (declared ? 'anybody' : 'nobody was meant to'),
    place: about?.place ?? null,
    finding: all.length === 0 ? null : all.map(({ what }) => what).join(' '),
    severity: about?.severity ?? null,
  };
}

/** Findings name service and port in words for people; a number alone could be part of another. */
function speaksOf({ what }: Finding, { service, port }: ExposureEntry): boolean {
  const words = what.split(/[^\w.-]+/);
  return words.includes(service) && words.some((word) => word.replace(/\.$/, '') === String(port));
}
