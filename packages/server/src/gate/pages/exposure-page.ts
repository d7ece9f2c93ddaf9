import type { Board, ExposureEntry, ResolvedGate } from '@sallyport/gate';
import type { Finding, RecordView } from '@sallyport/record';
import type { ExposurePage } from '../../contract/stack.ts';
import { looksOf } from './probe-facets.ts';

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
  const open = new Map((published?.entries ?? []).map((entry) => [keyOf(entry), entry]));
  const declared = new Map(gate.staging.exposure.map((entry) => [keyOf(entry), entry]));
  const keys = [...new Set([...open.keys(), ...declared.keys()])];
  return {
    looked,
    state,
    summary,
    ports: keys
      .flatMap((key) => {
        const entry = declared.get(key) ?? open.get(key);
        return entry === undefined ? [] : [portRow(entry, declared.has(key), open.has(key), findings)];
      })
      .sort((left, right) => Number(left.declared) - Number(right.declared) || Number(left.port) - Number(right.port)),
    inside: [...(published?.inside ?? [])],
  };
}

/** The ledger says which service stands at a port; the address may be written in more ways than one. */
function keyOf({ service, port, protocol }: ExposureEntry): string {
  return `${service} ${port}/${protocol}`;
}

function portRow(entry: ExposureEntry, declared: boolean, published: boolean, findings: readonly Finding[]): Port {
  const about = findings.find((each) => speaksOf(each, entry));
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
    finding: about?.what ?? null,
    severity: about?.severity ?? null,
  };
}

/** Findings name service and port in words for people; a number alone could be part of another. */
function speaksOf({ what }: Finding, { service, port }: ExposureEntry): boolean {
  const words = what.split(/[^\w.-]+/);
  return words.includes(service) && words.some((word) => word.replace(/\.$/, '') === String(port));
}
