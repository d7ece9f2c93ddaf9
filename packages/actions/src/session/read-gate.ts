import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseResolvedGate,
  type ResolvedGate,
  resolvedDigest,
  semanticsVersion,
  type TreeReader,
} from '@sallyport/gate';
import { type RecordView, type Sha256, sha256 } from '@sallyport/record';
import type { VerifiedCache } from '@sallyport/workspace';
import type { OwnProfile } from '@sallyport/workspace/gate-file';
import { ActionError } from '../action-error.ts';
import { version } from '../version.ts';
import { gateFilePath } from './gate-file-path.ts';

export interface GateSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly digest: Sha256;
  readonly gate: ResolvedGate;
  /** The repository's own profiles that it extends, which a baseline seals beside it. */
  readonly profiles: readonly OwnProfile[];
}

/** Which sealed forms this user's own machine has computed from which gate file before. */
type Computed = Pick<VerifiedCache, 'has' | 'add' | 'save'>;

/**
 * The gate file of the judged tree, resolved. A form that a baseline sealed is taken from the record only where this
 * machine has computed the very same one from these bytes before, which spares reading YAML: whoever proposes a baseline
 * chooses what it seals, and a form taken on trust would let one person rewrite the gate for everybody. `workTree` is
 * the directory where the judged branch is checked out, for the words of a refusal; null where it is not.
 */
export async function readGate(
  tree: TreeReader,
  record: RecordView | null,
  computed: () => Promise<Computed | null> = async () => null,
  workTree: string | null = null,
): Promise<GateSource> {
  const found = await tree.find(gateFilePath);
  const bytes = found ? await tree.read(found.path) : null;
  if (!found || !bytes) throw noGateFile(tree, workTree);
  const { path } = found;
  const digest = sha256(bytes);
  const known = await computed();
  for (const each of record?.statements ?? []) {
    if (each.type !== 'gate' || each.body.source !== digest || !known?.has(entryOf(digest, each.body.resolved)))
      continue;
    const sealed = record?.blobs.get(each.body.resolved);
    if (!sealed) continue;
    const gate = parseResolvedGate(JSON.parse(new TextDecoder().decode(sealed)));
    return { path, bytes, digest, gate, profiles: [] };
  }
  const { openGate } = await import('@sallyport/workspace/gate-file');
  const { gate, profiles } = await openGate(bytes, path, async (profile) => await tree.read(profile));
  // With profiles of the repository's own the bytes do not say everything, and it is computed anew each time.
  if (profiles.length === 0) known?.add(entryOf(digest, resolvedDigest(gate)));
  await known?.save();
  return { path, bytes, digest, gate, profiles };
}

function noGateFile({ commit }: TreeReader, workTree: string | null): ActionError {
  if (workTree !== null && existsSync(join(workTree, gateFilePath))) {
    const message = `${gateFilePath} lies in the work tree and is not committed; only committed bytes count.`;
    return new ActionError('CLI_NO_GATE_FILE', message, { command: `git add ${gateFilePath} && git commit` });
  }
  const where = commit === null ? 'work tree' : 'committed tree of the named branch';
  return new ActionError('CLI_NO_GATE_FILE', `There is no ${gateFilePath} in the ${where}.`, {
    command: 'sallyport init',
  });
}

function entryOf(source: Sha256, resolved: Sha256): string {
  return sha256(`resolved gate ${version} ${semanticsVersion} ${source} ${resolved}`);
}
