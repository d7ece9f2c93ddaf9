import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import { resolveGate } from '@sallyport/gate/gate-file';
import { loadGateFile, loadProfiles } from '@sallyport/workspace/gate-file';

/** Reads and resolves a gate file strictly; kept apart because YAML and its schema are slow to load. */
export async function resolveGateFile(bytes: Uint8Array, path: string, tree: TreeReader): Promise<ResolvedGate> {
  const { file } = loadGateFile(bytes, path);
  const profiles = await loadProfiles(file, async (profile) => await tree.read(profile));
  return resolveGate(file, profiles);
}
