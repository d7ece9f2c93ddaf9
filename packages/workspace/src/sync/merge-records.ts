import { parseStatement, sha256 } from '@sallyport/record';
import { WorkspaceError } from '../errors.ts';
import { isContentAddressed, type RecordFiles } from '../record-branch/record-ref.ts';

/** What to do where both sides sealed on their own: refuse, or keep the published log and unseal what only we have. */
export type OnFork = 'refuse' | 'keep published';

const LEAVES = 'log/leaves';

/**
 * The union of two copies of one record. Statements and blobs are named by their digests, so they add up; the log and
 * what is generated from it come from the side that sealed more. `theirs` is the published side.
 * @throws WorkspaceError RECORD_FORK when neither log begins with the other, or when the two are different records.
 */
export function mergeRecords(ours: RecordFiles, theirs: RecordFiles, onFork: OnFork = 'refuse'): RecordFiles {
  if (ours.size === 0) return theirs;
  if (theirs.size === 0) return ours;
  checkSameRecord(ours, theirs);
  const longer = longerLog(ours, theirs, onFork);
  const keepsBoth = longer !== 'forked';
  const [leading, other] = longer === 'ours' ? [ours, theirs] : [theirs, ours];
  const merged = new Map<string, Uint8Array>();
  for (const path of new Set([...theirs.keys(), ...ours.keys()])) {
    const bytes = isContentAddressed(path)
      ? unionOf(path, leading.get(path), other.get(path))
      : generatedFile(path, leading, other, keepsBoth, theirs);
    if (bytes !== undefined) merged.set(path, bytes);
  }
  // An erased people file stays erased, whatever the other side still had.
  const erased = [...merged.keys()].filter((path) => /^trust\/people\/\d+\.erased$/.test(path));
  for (const path of erased) merged.delete(path.replace(/\.erased$/, '.json'));
  return merged;
}

/** Statements that `theirs` has and `ours` lacks, as paths. */
export function statementsLacking(ours: RecordFiles, theirs: RecordFiles): string[] {
  return [...theirs.keys()].filter((path) => /^statements\/.*\.json$/.test(path) && !ours.has(path)).sort();
}

function unionOf(path: string, leading: Uint8Array | undefined, other: Uint8Array | undefined): Uint8Array | undefined {
  if (leading === undefined || other === undefined) return leading ?? other;
  // Bytes that are not what the name says are refused by whoever reads the record; they must not oust the right ones.
  const digest = /([0-9a-f]{64})(\.json)?$/.exec(path)?.[1];
  return digest !== undefined && sha256(leading) !== digest && sha256(other) === digest ? other : leading;
}

function generatedFile(
  path: string,
  leading: RecordFiles,
  other: RecordFiles,
  keepsBoth: boolean,
  published: RecordFiles,
): Uint8Array | undefined {
  if (path.startsWith('trust/people/')) return leading.get(path) ?? other.get(path);
  if (path.startsWith('log/checkpoints/') && keepsBoth) {
    // Both may have sealed the same statements at the same size; then the published pair of note and signature stays.
    const size = path.replace(/\.sig$/, '');
    return published.has(size) ? published.get(path) : (leading.get(path) ?? other.get(path));
  }
  return leading.get(path);
}

function longerLog(ours: RecordFiles, theirs: RecordFiles, onFork: OnFork): 'ours' | 'theirs' | 'forked' {
  const our = Buffer.from(ours.get(LEAVES) ?? []);
  const their = Buffer.from(theirs.get(LEAVES) ?? []);
  if (our.length <= their.length && their.subarray(0, our.length).equals(our)) return 'theirs';
  if (our.subarray(0, their.length).equals(their)) return 'ours';
  if (onFork === 'keep published') return 'forked';
  throw new WorkspaceError(
    'RECORD_FORK',
    'This clone and the remote have each sealed statements that the other had not: the log has forked. No statement ' +
      "is lost by joining them; the published seals stay, and this clone's newer ones are sealed again.",
    { command: 'sallyport record merge' },
  );
}

function checkSameRecord(ours: RecordFiles, theirs: RecordFiles): void {
  const our = genesisOf(ours);
  const their = genesisOf(theirs);
  if (our === null || their === null || our === their) return;
  throw new WorkspaceError(
    'RECORD_FORK',
    `The remote holds another record (fingerprint ${their}) than this clone (${our}); they cannot be joined. ` +
      'Find out which one your team pinned, and push the other to a repository of its own.',
  );
}

/** Digest of the statement that founded the record. */
function genesisOf(files: RecordFiles): string | null {
  for (const [path, bytes] of files) {
    if (!/^statements\/.*\.json$/.test(path) || !Buffer.from(bytes).includes('"record":null')) continue;
    try {
      const statement = parseStatement(bytes, path);
      if (statement.type === 'trust' && statement.header.record === null) return statement.digest;
    } catch {
      // A malformed statement is refused, with its file named, when the record is read.
    }
  }
  return null;
}
