import { parseResolvedGate, type ResolvedGate, type TreeReader } from '@sallyport/gate';
import { type RecordView, type Sha256, sha256 } from '@sallyport/record';
import { CliError } from '../cli-error.ts';
import { gateFilePath } from './gate-file-path.ts';

export interface GateSource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly digest: Sha256;
  readonly gate: ResolvedGate;
}

/**
 * The gate file of the judged tree, resolved. Where a baseline sealed exactly these bytes its resolved form is taken
 * from the record, which spares reading YAML; the blob's digest was verified with the record.
 */
export async function readGate(tree: TreeReader, record: RecordView | null): Promise<GateSource> {
  const found = await tree.find(gateFilePath);
  const bytes = found ? await tree.read(found.path) : null;
  if (!found || !bytes) {
    throw new CliError('CLI_NO_GATE_FILE', `There is no ${gateFilePath} in the committed tree of the named branch.`, {
      command: 'sallyport init',
    });
  }
  const digest = sha256(bytes);
  const sealed = record?.statements.find((each) => each.type === 'gate' && each.body.source === digest);
  const resolved = sealed?.type === 'gate' ? record?.blobs.get(sealed.body.resolved) : undefined;
  if (resolved) {
    return { path: found.path, bytes, digest, gate: parseResolvedGate(JSON.parse(new TextDecoder().decode(resolved))) };
  }
  const { openGate } = await import('@sallyport/workspace/gate-file');
  return {
    path: found.path,
    bytes,
    digest,
    gate: (await openGate(bytes, found.path, async (path) => await tree.read(path))).gate,
  };
}
