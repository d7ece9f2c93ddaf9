import {
  type Fingerprint,
  type Header,
  type PersonId,
  type RecordView,
  randomNonce,
  type Sha256,
} from '@sallyport/record';

/** The header of a new statement: cites every head of the record, and the author's own statements that came before. */
export function newHeader(
  record: RecordView | null,
  author: { readonly person: PersonId | null; readonly key: Fingerprint },
  phase: number | null,
  time: string,
): Header {
  const root = record?.roots.at(-1);
  return {
    record: record?.fingerprint ?? null,
    root: root ? { version: root.version, statement: root.statement } : null,
    phase,
    cites: record ? heads(record) : [],
    author: { person: author.person, key: author.key, previous: record ? ownHeads(record, author.key) : [] },
    time,
    nonce: randomNonce(),
  };
}

/** Statements that no other statement cites. */
function heads(record: RecordView): readonly Sha256[] {
  const cited = new Set(
    record.statements.flatMap(({ header }) => [
      ...header.cites,
      ...header.author.previous,
      header.root?.statement ?? '',
    ]),
  );
  return record.statements
    .map(({ digest }) => digest)
    .filter((digest) => !cited.has(digest))
    .sort();
}

function ownHeads(record: RecordView, key: Fingerprint): readonly Sha256[] {
  const own = record.statements.filter((each) => each.header.author.key === key);
  const cited = new Set(own.flatMap(({ header }) => header.author.previous));
  return own
    .map(({ digest }) => digest)
    .filter((digest) => !cited.has(digest))
    .sort();
}
