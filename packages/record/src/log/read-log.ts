import { asBuffer } from '../bytes.ts';
import { sha256 } from '../digest.ts';
import { RecordError } from '../errors.ts';
import { checkpointPath, checkpointSignaturePath, LEAVES_PATH, signaturePath, statementPath } from '../layout.ts';
import { append, type CompactRange, EMPTY_RANGE, leafHash, rangeRoot } from '../merkle.ts';
import type { RecordFiles } from '../record-files.ts';
import { encodeArmour } from '../sshsig/armour.ts';
import { parseSshsig } from '../sshsig/sshsig.ts';
import { checkSshsig } from '../sshsig/verify-signature.ts';
import type { Sha256 } from '../statements/header.ts';
import { type VerifiedCache, verifiedKey } from '../verified-cache.ts';
import type { Checkpoint } from '../view.ts';
import { bad, formatNote, parseCheckpointText, parseNote } from './checkpoint-note.ts';
import { checkTimes } from './checkpoint-times.ts';
import { formatLeaf, type Leaf, parseLeaves } from './leaves.ts';

export interface Log {
  readonly leaves: readonly Leaf[];
  readonly checkpoints: readonly Checkpoint[];
}

/**
 * Reads and verifies the log: every checkpoint's signature, that their times do not go back, every checkpoint's root over
 * its prefix of the leaves, and that the newest checkpoint covers them all. Whether the sealers may seal is checked when the roots are known.
 * `after` is the text of a checkpoint that someone kept: the log must still begin with what it sealed.
 */
export function readLog(files: RecordFiles, after: string | undefined, verified: VerifiedCache | undefined): Log {
  const checkpoints = [...files.checkpoints.entries()]
    .sort(([a], [b]) => a - b)
    .map(([size, bytes]) => readCheckpoint(size, bytes, files, verified));
  for (const size of files.checkpointSignatures.keys()) {
    if (!files.checkpoints.has(size)) throw missing(checkpointPath(size), 'the note of a checkpoint signature');
  }
  const leaves = files.leaves === null ? [] : parseLeaves(files.leaves);
  checkTimes(checkpoints);
  const newest = checkpoints.at(-1)?.size ?? 0;
  if (files.leaves === null && newest > 0) throw missing(LEAVES_PATH, 'the log that the checkpoints seal');
  const anchor = after === undefined ? null : parseCheckpointText(textOf(after), 'the checkpoint given as anchor');
  const wanted = new Set(checkpoints.map(({ size }) => size));
  if (anchor !== null) wanted.add(anchor.size);
  const roots = prefixRoots(leaves, wanted);
  for (const { size, root } of checkpoints) {
    if (roots.get(size) !== root) {
      throw broken(`the first ${size} lines are not what ${checkpointPath(size)} seals: one was changed or removed`);
    }
  }
  if (leaves.length !== newest)
    throw broken(`it has ${leaves.length} lines, and the newest checkpoint seals ${newest}`);
  if (anchor !== null && roots.get(anchor.size) !== anchor.root) {
    throw new RecordError(
      'RECORD_ANCHOR_MISMATCH',
      `The log no longer begins with the ${anchor.size} statements that the checkpoint given as anchor sealed. ` +
        'It was rolled back or rewritten since, or the checkpoint is of another record.',
      { file: LEAVES_PATH },
    );
  }
  checkLeaves(leaves, files);
  return { leaves, checkpoints };
}

/** The text of a note given with or without its signature lines. */
function textOf(note: string): string {
  const end = note.lastIndexOf('\n\n');
  return end < 0 ? note : note.slice(0, end + 1);
}

function prefixRoots(leaves: readonly Leaf[], sizes: ReadonlySet<number>): ReadonlyMap<number, Sha256> {
  const roots = new Map<number, Sha256>();
  let range: CompactRange = EMPTY_RANGE;
  for (const leaf of leaves) {
    range = append(range, leafHash(formatLeaf(leaf)));
    if (sizes.has(range.size)) roots.set(range.size, rangeRoot(range).toString('hex'));
  }
  return roots;
}

function checkLeaves(leaves: readonly Leaf[], files: RecordFiles): void {
  for (const leaf of leaves) {
    if (!files.statements.has(leaf.statement)) throw missing(statementPath(leaf.statement), 'a sealed statement');
    const signature = files.signatures.get(leaf.statement);
    const file = signaturePath(leaf.statement);
    if (signature === undefined) throw missing(file, 'the signature of a sealed statement');
    if (signature.digest !== leaf.signature) {
      throw new RecordError('RECORD_DIGEST_MISMATCH', `${file} is not the signature that was sealed.`, { file });
    }
  }
}

function readCheckpoint(
  size: number,
  bytes: Uint8Array,
  files: RecordFiles,
  verified: VerifiedCache | undefined,
): Checkpoint {
  const file = checkpointPath(size);
  const { text, checkpoint, sshsigBlob } = parseNote(bytes, file);
  if (checkpoint.size !== size) throw bad(file, `it seals ${checkpoint.size} statements, and its name says ${size}`);
  const signature = checkNote(text, sshsigBlob, file, verified);
  if (!asBuffer(bytes).equals(formatNote(text, checkpoint.origin, signature.keyBlob, sshsigBlob))) {
    throw bad(file, 'its signature line is not in the one form it can have');
  }
  const armourFile = checkpointSignaturePath(size);
  const armour = files.checkpointSignatures.get(size);
  if (armour === undefined) throw missing(armourFile, 'the same signature for ssh-keygen');
  if (asBuffer(armour).toString('latin1') !== encodeArmour(sshsigBlob)) {
    throw bad(armourFile, `it is not the signature in ${file}`);
  }
  return { ...checkpoint, sealer: signature.sealer };
}

function checkNote(
  text: string,
  blob: Uint8Array,
  file: string,
  verified: VerifiedCache | undefined,
): { readonly sealer: string; readonly keyBlob: Uint8Array } {
  try {
    const message = Buffer.from(text, 'utf8');
    const sshsig = parseSshsig(blob);
    const key = verifiedKey(sha256(message), sha256(blob), sshsig.key.text);
    const good = checkSshsig(
      sshsig,
      () => message,
      'seal@sallyport.dev',
      () => verified?.has(key) ?? false,
    );
    if (good.hash !== 'sha512') throw bad(file, 'its signature does not use sha512');
    verified?.add(key);
    return { sealer: good.fingerprint, keyBlob: sshsig.key.blob };
  } catch (cause) {
    if (cause instanceof RecordError && cause.code === 'RECORD_CHECKPOINT_BAD') throw cause;
    throw new RecordError('RECORD_CHECKPOINT_BAD', `${file}: ${(cause as Error).message}`, { file, cause });
  }
}

function missing(file: string, what: string): RecordError {
  return new RecordError('RECORD_FILE_MISSING', `${file} is missing: ${what}.`, { file });
}

function broken(why: string): RecordError {
  return new RecordError('RECORD_LOG_BROKEN', `${LEAVES_PATH}: ${why}.`, { file: LEAVES_PATH });
}
