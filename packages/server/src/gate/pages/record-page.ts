import {
  allowedSignersPath,
  type RecordView,
  type Sha256,
  signaturePath,
  statementPath,
  type VerifiedStatement,
} from '@sallyport/record';
import type { RecordPage, StatementPage, StatementRow } from '../../contract/record.ts';
import type { JudgedGate } from '../judged-gate.ts';
import { statementAuthor, statementWords } from './statement-words.ts';

type Recorded = Pick<JudgedGate, 'revision' | 'record' | 'waiting'>;

/** `GET /api/record`: every statement and checkpoint, newest first, and how to check them without us. */
export function recordPage({ revision, record, waiting }: Recorded): RecordPage {
  if (record === null) return { revision, fingerprint: null, origin: '', statements: [], checkpoints: [], verify: [] };
  return {
    revision,
    fingerprint: record.fingerprint,
    origin: record.origin,
    statements: record.statements.map((each) => statementRow(record, waiting, each)).reverse(),
    checkpoints: record.checkpoints.map(({ size, root, time }) => ({ size, root, time })).reverse(),
    verify: [
      { what: 'fetch the record', command: 'git fetch origin sallyport/record' },
      {
        what: 'verify all of it and compute every verdict again',
        command: `sallyport verify --root ${record.fingerprint}`,
      },
      {
        what: 'without Sallyport: who may sign what',
        command: `git show origin/sallyport/record:${signersPath(record)}`,
      },
    ],
  };
}

/** `GET /api/record/statements/{digest}`; null where the record has no such statement. */
export function statementPage(
  { record, waiting }: Recorded,
  files: ReadonlyMap<string, Uint8Array>,
  digest: Sha256,
): StatementPage | null {
  const statement = record?.statements.find((each) => each.digest === digest);
  const bytes = files.get(statementPath(digest));
  const signature = files.get(signaturePath(digest));
  if (!record || !statement || !bytes || !signature) return null;
  const { header } = statement;
  return {
    row: statementRow(record, waiting, statement),
    bytes: Buffer.from(bytes).toString('base64'),
    signature: Buffer.from(signature).toString('utf8'),
    pretty: JSON.stringify(JSON.parse(Buffer.from(bytes).toString('utf8')), null, 2),
    cites: [...new Set([...header.cites, ...header.author.previous, ...(header.root ? [header.root.statement] : [])])],
    verify: [
      { what: 'the bytes', command: `git show origin/sallyport/record:${statementPath(digest)} | sha256sum` },
      { what: 'the signature', command: `sallyport verify --root ${record.fingerprint}` },
    ],
  };
}

function signersPath({ roots }: RecordView): string {
  return allowedSignersPath(roots.at(-1)?.version ?? 1);
}

function statementRow(record: RecordView, waiting: ReadonlySet<Sha256>, statement: VerifiedStatement): StatementRow {
  const { digest, index, type, header, signedBy } = statement;
  return {
    digest,
    index,
    type,
    by: statementAuthor(record, statement),
    key: signedBy,
    time: header.time,
    phase: header.phase,
    what: statementWords(statement),
    pushed: !waiting.has(digest),
  };
}
