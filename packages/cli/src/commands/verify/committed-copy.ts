import { copyAttributes } from '@sallyport/actions';
import {
  allowedSignersPath,
  blobPath,
  blobsOf,
  checkpointPath,
  checkpointSignaturePath,
  erasedPeoplePath,
  LEAVES_PATH,
  locate,
  type RecordView,
  type Sha256,
  signaturePath,
  statementPath,
} from '@sallyport/record';

type Files = ReadonlyMap<string, Uint8Array>;

/**
 * Why the copy that a decision committed is not the record as it stood then: one sentence for each file, beginning with
 * its path in the copy. Every file must be the record's, its log the beginning of the record's, and nothing that was
 * sealed by then may lack. The record itself was verified before.
 */
export function copyProblems(copy: Files, record: Files, view: RecordView, decision: Sha256): readonly string[] {
  const problems: string[] = [];
  for (const [path, bytes] of copy) {
    const problem = path === '.gitattributes' ? attributesProblem(bytes) : fileProblem(path, bytes, record);
    if (problem !== null) problems.push(`${path}: ${problem}`);
  }
  const lacking = ['.gitattributes', ...expected(copy, record, view, decision)].filter((path) => !copy.has(path));
  return [...problems, ...lacking.map((path) => `${path}: it is not in the committed copy`)];
}

function attributesProblem(bytes: Uint8Array): string | null {
  return Buffer.from(bytes).equals(Buffer.from(copyAttributes)) ? null : 'it is not what `sallyport decide` writes';
}

function fileProblem(path: string, bytes: Uint8Array, record: Files): string | null {
  const ours = record.get(path);
  if (ours === undefined) {
    const location = locate(path);
    // Names and addresses may be erased from the record; from a commit that is out in the world they cannot.
    if (location?.kind === 'people' && record.has(erasedPeoplePath(location.version))) return null;
    return 'the record has no such file';
  }
  if (path === LEAVES_PATH) {
    const begins = Buffer.from(ours.subarray(0, bytes.length)).equals(bytes);
    return begins && bytes.at(-1) === 0x0a ? null : "the log is not the beginning of the record's";
  }
  return Buffer.from(ours).equals(bytes) ? null : 'it is not the file of the record';
}

/** What the copy's own log says was there, as far as the record has it, and the decision that was committed. */
function expected(copy: Files, record: Files, view: RecordView, decision: Sha256): readonly string[] {
  const sealed = (copy.get(LEAVES_PATH) ?? []).filter((byte) => byte === 0x0a).length;
  const then = view.statements.filter(
    (each) => each.digest === decision || (each.index !== null && each.index < sealed),
  );
  const paths = [
    LEAVES_PATH,
    ...then.flatMap((each) => [statementPath(each.digest), signaturePath(each.digest), ...blobsOf(each).map(blobPath)]),
    ...view.checkpoints
      .filter(({ size }) => size <= sealed)
      .flatMap(({ size }) => [checkpointPath(size), checkpointSignaturePath(size)]),
    ...view.roots
      .filter(({ effectiveAt }) => effectiveAt === null || effectiveAt < sealed)
      .map(({ version }) => allowedSignersPath(version)),
  ];
  return [...new Set(paths)].filter((path) => record.has(path));
}
