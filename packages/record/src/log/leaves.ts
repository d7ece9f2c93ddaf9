import { asBuffer } from '../bytes.ts';
import { RecordError } from '../errors.ts';
import { LEAVES_PATH } from '../layout.ts';
import type { Sha256 } from '../statements/header.ts';

/** One sealed statement: its digest and that of its signature file. */
export interface Leaf {
  readonly statement: Sha256;
  readonly signature: Sha256;
}

/** What RFC 6962 calls the leaf: the line without its newline. */
export function formatLeaf(leaf: Leaf): string {
  return `${leaf.statement} ${leaf.signature}`;
}

const LINE = /^([0-9a-f]{64}) ([0-9a-f]{64})$/;

/** Parses `log/leaves`. Throws RECORD_LOG_BROKEN with the line's number. */
export function parseLeaves(bytes: Uint8Array): readonly Leaf[] {
  const lines = asBuffer(bytes).toString('latin1').split('\n');
  if (lines.pop() !== '' || lines.length === 0) throw broken('must hold whole lines, and at least one');
  const seen = new Set<Sha256>();
  return lines.map((line, index) => {
    const [, statement, signature] = LINE.exec(line) ?? [];
    if (statement === undefined || signature === undefined) throw broken(`line ${index + 1} is not two digests`);
    if (seen.has(statement)) throw broken(`line ${index + 1} seals ${statement} a second time`);
    seen.add(statement);
    return { statement, signature };
  });
}

export function formatLeaves(leaves: readonly Leaf[]): Uint8Array {
  return Buffer.from(leaves.map((leaf) => `${formatLeaf(leaf)}\n`).join(''), 'latin1');
}

function broken(why: string): RecordError {
  return new RecordError('RECORD_LOG_BROKEN', `${LEAVES_PATH}: ${why}.`, { file: LEAVES_PATH });
}
