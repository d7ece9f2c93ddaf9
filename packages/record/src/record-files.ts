import { sha256 } from './digest.ts';
import { RecordError } from './errors.ts';
import { locate } from './layout.ts';
import type { Sha256 } from './statements/header.ts';

/** The files of a record, sorted by what they are. Digest-named content was compared with its name. */
export interface RecordFiles {
  readonly statements: ReadonlyMap<Sha256, Uint8Array>;
  readonly signatures: ReadonlyMap<Sha256, { readonly bytes: Uint8Array; readonly digest: Sha256 }>;
  readonly blobs: ReadonlyMap<Sha256, Uint8Array>;
  readonly allowedSigners: ReadonlyMap<number, Uint8Array>;
  readonly people: ReadonlyMap<number, Uint8Array>;
  readonly erasedPeople: ReadonlyMap<number, Uint8Array>;
  readonly checkpoints: ReadonlyMap<number, Uint8Array>;
  readonly checkpointSignatures: ReadonlyMap<number, Uint8Array>;
  readonly leaves: Uint8Array | null;
}

/** Statements, blobs and every other file but the log, in bytes. */
const MAX_FILE = 256 * 1024;
/** A phase stays under 20 MiB; a record of many phases may grow to this. Beyond it we would rather not start. */
const MAX_TOTAL = 256 * 1024 * 1024;
const MAX_FILES = 400_000;

/** Sorts the files of a record. Throws RECORD_STRAY_FILE, RECORD_TOO_LARGE or RECORD_DIGEST_MISMATCH. */
export function sortFiles(files: ReadonlyMap<string, Uint8Array>): RecordFiles {
  checkTotal(files);
  const statements = new Map<Sha256, Uint8Array>();
  const signatures = new Map<Sha256, { bytes: Uint8Array; digest: Sha256 }>();
  const blobs = new Map<Sha256, Uint8Array>();
  const numbered = {
    'allowed-signers': new Map<number, Uint8Array>(),
    people: new Map<number, Uint8Array>(),
    'people-erased': new Map<number, Uint8Array>(),
    checkpoint: new Map<number, Uint8Array>(),
    'checkpoint-signature': new Map<number, Uint8Array>(),
  };
  let leaves: Uint8Array | null = null;
  for (const [path, bytes] of files) {
    const location = locate(path);
    if (location === null) throw stray(path, 'no file of a record has this name');
    if (location.kind !== 'leaves' && bytes.length > MAX_FILE) {
      throw new RecordError('RECORD_TOO_LARGE', `${path} is larger than ${MAX_FILE} bytes.`, { file: path });
    }
    switch (location.kind) {
      case 'statement':
        statements.set(location.digest, named(path, location.digest, bytes));
        break;
      case 'blob':
        blobs.set(location.digest, named(path, location.digest, bytes));
        break;
      case 'signature':
        signatures.set(location.digest, { bytes, digest: sha256(bytes) });
        break;
      case 'leaves':
        leaves = bytes;
        break;
      case 'checkpoint':
      case 'checkpoint-signature':
        numbered[location.kind].set(location.size, bytes);
        break;
      default:
        numbered[location.kind].set(location.version, bytes);
    }
  }
  return {
    statements,
    signatures,
    blobs,
    allowedSigners: numbered['allowed-signers'],
    people: numbered.people,
    erasedPeople: numbered['people-erased'],
    checkpoints: numbered.checkpoint,
    checkpointSignatures: numbered['checkpoint-signature'],
    leaves,
  };
}

export function stray(file: string, why: string): RecordError {
  return new RecordError('RECORD_STRAY_FILE', `${file} does not belong into the record: ${why}.`, { file });
}

function named(file: string, digest: Sha256, bytes: Uint8Array): Uint8Array {
  if (sha256(bytes) === digest) return bytes;
  throw new RecordError('RECORD_DIGEST_MISMATCH', `${file} holds other bytes than its name says.`, { file });
}

function checkTotal(files: ReadonlyMap<string, Uint8Array>): void {
  let total = 0;
  for (const bytes of files.values()) total += bytes.length;
  if (total > MAX_TOTAL || files.size > MAX_FILES) {
    throw new RecordError(
      'RECORD_TOO_LARGE',
      `The record has ${files.size} files and ${total} bytes; ${MAX_FILES} and ${MAX_TOTAL} are the limits.`,
    );
  }
}
