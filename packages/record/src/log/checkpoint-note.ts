import { decodeUtf8 } from '../bytes.ts';
import { sha256 } from '../digest.ts';
import { RecordError } from '../errors.ts';
import type { Instant, Sha256 } from '../statements/header.ts';
import { instant } from '../statements/header-shape.ts';

export interface CheckpointText {
  readonly origin: string;
  readonly size: number;
  /** RFC 6962 root, hex. */
  readonly root: Sha256;
  readonly time: Instant;
}

/** Signature type byte of C2SP signed-note for types without an assigned one, and the name that follows it. */
const SIGNATURE_TYPE = Buffer.concat([Buffer.from([0xff]), Buffer.from('sshsig')]);
const MAX_NOTE = 64 * 1024;

/** The text of a checkpoint (C2SP tlog-checkpoint): what is signed, final newline included. */
export function formatCheckpointText(checkpoint: CheckpointText): string {
  const root = Buffer.from(checkpoint.root, 'hex').toString('base64');
  return `${checkpoint.origin}\n${checkpoint.size}\n${root}\ntime ${checkpoint.time}\n`;
}

/** Parses the text of a checkpoint. Throws RECORD_CHECKPOINT_BAD unless writing it again gives the same text. */
export function parseCheckpointText(text: string, file: string): CheckpointText {
  const [origin = '', size = '', root = '', time = ''] = text.split('\n');
  const checkpoint: CheckpointText = {
    origin,
    size: Number(size),
    root: Buffer.from(root, 'base64').toString('hex'),
    time: time.replace(/^time /, ''),
  };
  if (!Number.isSafeInteger(checkpoint.size) || checkpoint.size < 1 || checkpoint.root.length !== 64) {
    throw bad(file, 'it holds no size or no root');
  }
  try {
    instant(checkpoint.time, { file, path: ['time'] });
  } catch (cause) {
    throw new RecordError('RECORD_CHECKPOINT_BAD', `${file}: it holds no time.`, { file, cause });
  }
  if (formatCheckpointText(checkpoint) !== text) throw bad(file, 'it is not four lines in the form of a checkpoint');
  return checkpoint;
}

/** Key id of a sealer: the first four bytes of SHA-256 over name, newline, signature type and public key. */
function keyId(name: string, keyBlob: Uint8Array): Buffer {
  const preimage = Buffer.concat([Buffer.from(`${name}\n`), SIGNATURE_TYPE, keyBlob]);
  return Buffer.from(sha256(preimage).slice(0, 8), 'hex');
}

/** The signed note: text, blank line, one signature line. The key's name is the log's origin. */
export function formatNote(text: string, origin: string, keyBlob: Uint8Array, sshsigBlob: Uint8Array): Uint8Array {
  const signature = Buffer.concat([keyId(origin, keyBlob), sshsigBlob]).toString('base64');
  return Buffer.from(`${text}\n— ${origin} ${signature}\n`, 'utf8');
}

/** Takes a note apart. The key id is checked by the caller's writing the note again. Throws RECORD_CHECKPOINT_BAD. */
export function parseNote(
  bytes: Uint8Array,
  file: string,
): { readonly text: string; readonly checkpoint: CheckpointText; readonly sshsigBlob: Uint8Array } {
  const note = bytes.length > MAX_NOTE ? null : decodeUtf8(bytes);
  if (note === null) throw bad(file, 'it is too long or not UTF-8');
  const end = note.lastIndexOf('\n\n') + 1;
  const [, base64] = /^\n— [^ \n+]+ ([A-Za-z0-9+/]+={0,2})\n$/.exec(note.slice(end)) ?? [];
  if (end === 0 || base64 === undefined) throw bad(file, 'it does not end in exactly one signature line');
  const text = note.slice(0, end);
  return {
    text,
    checkpoint: parseCheckpointText(text, file),
    sshsigBlob: Buffer.from(base64, 'base64').subarray(4),
  };
}

export function bad(file: string, why: string): RecordError {
  return new RecordError('RECORD_CHECKPOINT_BAD', `${file}: the checkpoint is refused: ${why}.`, { file });
}
