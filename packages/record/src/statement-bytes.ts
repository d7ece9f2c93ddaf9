import { asBuffer } from './bytes.ts';
import { canonicalize, type Json, parseCanonical } from './canonical.ts';
import { sha256 } from './digest.ts';
import { RecordError } from './errors.ts';
import { object, type Place, refuse } from './shape.ts';
import type { Bodies, StatementType, TrustBody } from './statements/bodies.ts';
import { bodyShapes } from './statements/body-shapes.ts';
import type { Header, Sha256, Subject } from './statements/header.ts';
import { headerFields, subjects } from './statements/header-shape.ts';
import type { Statement } from './statements/statement.ts';

const STATEMENT = 'https://in-toto.io/Statement/v1';
/** A recording run of every probe fits; more than that in one statement is a mistake or an attack. */
export const MAX_STATEMENT = 256 * 1024;

interface Envelope {
  readonly _type: string;
  readonly predicateType: string;
  readonly subject: readonly Subject[];
  readonly predicate: Header & { readonly body: unknown };
}

function anyBody(value: unknown): unknown {
  return value;
}

const envelope = object<Envelope>({
  _type: (value, place) => {
    if (value !== STATEMENT) throw refuse(place, `must be ${STATEMENT}`);
    return STATEMENT;
  },
  predicateType: (value, place) => {
    if (typeof value !== 'string' || !TYPES.has(value)) throw refuse(place, 'is no statement type of ours');
    return value;
  },
  subject: subjects,
  predicate: object<Envelope['predicate']>({ ...headerFields, body: anyBody }),
});

const TYPES: ReadonlyMap<string, StatementType> = new Map(
  (Object.keys(bodyShapes) as StatementType[]).map((type) => [predicateTypeOf(type), type]),
);

function predicateTypeOf(type: StatementType): string {
  return `https://sallyport.dev/${type}/v1`;
}

/**
 * The canonical bytes of a statement and their digest. Subjects, citations and the key's previous statements are put in
 * order here. Throws RECORD_STATEMENT_MALFORMED or RECORD_TOO_LARGE like parseStatement.
 */
export function encodeStatement<T extends StatementType>(
  type: T,
  subject: readonly Subject[],
  header: Header,
  body: Bodies[T],
): { readonly bytes: Uint8Array; readonly digest: Sha256 } {
  const { author, cites, ...rest } = header;
  const value = {
    _type: STATEMENT,
    predicateType: predicateTypeOf(type),
    subject: subject.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    predicate: {
      ...rest,
      cites: sortedOnce(cites),
      author: { ...author, previous: sortedOnce(author.previous) },
      body,
    },
  };
  const bytes = Buffer.from(canonicalize(value as unknown as Json), 'utf8');
  return { bytes, digest: parseStatement(bytes, 'the new statement').digest };
}

function sortedOnce(digests: readonly Sha256[]): readonly Sha256[] {
  return [...new Set(digests)].sort();
}

/** Parses and checks the bytes of one statement; `file` is named in refusals. Signatures and trust come later. */
export function parseStatement(bytes: Uint8Array, file: string): Statement {
  return parseNamed(bytes, sha256(bytes), file);
}

/** parseStatement for bytes whose digest was computed before. */
export function parseNamed(bytes: Uint8Array, digest: Sha256, file: string): Statement {
  if (bytes.length > MAX_STATEMENT) {
    throw new RecordError('RECORD_TOO_LARGE', `${file} is larger than ${MAX_STATEMENT} bytes.`, { file });
  }
  const place: Place = { file, path: [] };
  const { predicateType, subject, predicate } = envelope(parseCanonical(bytes, file), place);
  const type = TYPES.get(predicateType) as StatementType;
  const { body, ...header } = predicate;
  place.path.push('predicate', 'body');
  bodyShapes[type](body, place);
  place.path.length = 1;
  checkHeader(type, header, body, place);
  return { digest, type, subject, header, body } as Statement;
}

/** The statement in bytes that were accepted before. Nothing is checked: they are the same bytes. */
export function parseAccepted(bytes: Uint8Array, digest: Sha256): Statement {
  const { predicateType, subject, predicate } = JSON.parse(asBuffer(bytes).toString('utf8')) as Envelope;
  const { body, ...header } = predicate;
  return { digest, type: TYPES.get(predicateType), subject, header, body } as Statement;
}

/** Types that may stand outside of a phase: co-signatures and withdrawals also serve the trust root. */
const PHASELESS: ReadonlySet<StatementType> = new Set(['trust', 'signoff', 'withdraw']);

function checkHeader(type: StatementType, header: Header, body: unknown, place: Place): void {
  const first = header.record === null;
  if (first !== (header.root === null)) throw refuse(place, 'must name both its record and its root, or neither');
  if (first && (type !== 'trust' || header.cites.length > 0 || header.author.previous.length > 0)) {
    throw refuse(place, 'must name its record, unless it is the genesis, which cites nothing');
  }
  if (type === 'trust' ? header.phase !== null : header.phase === null && !PHASELESS.has(type)) {
    throw refuse(place, type === 'trust' ? 'must have phase null' : 'must name its phase');
  }
  if (type === 'trust') {
    const { version, previous } = body as TrustBody;
    if (first !== (version === 1) || first !== (previous === null)) {
      throw refuse(place, 'is the genesis exactly if its root has version 1 and no previous root');
    }
  }
}
