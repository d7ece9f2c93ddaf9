import { type ProfileLayer, type ResolvedGate, resolveGate } from '@sallyport/gate';
import type { GateFile } from '@sallyport/gate/gate-file';
import { type Sha256, sha256 } from '@sallyport/record';
import { GateFileError, type GateFileProblem } from './gate-file-error.ts';
import { notesOf, parseGateFile, refuseProblems } from './load-gate-file.ts';
import { loadLayers, type ReadProfile } from './local-profiles.ts';

export interface OwnProfile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface OpenedGate {
  readonly file: GateFile;
  readonly layers: readonly ProfileLayer[];
  /** Profiles of the project's own among them, as read: a baseline seals them beside the gate file. */
  readonly profiles: readonly OwnProfile[];
  readonly gate: ResolvedGate;
  /** SHA-256 of the gate file's bytes. */
  readonly source: Sha256;
  readonly notes: readonly GateFileProblem[];
}

/**
 * From the bytes of a gate file (null: it is not there) to the resolved gate, with the profiles it extends read by
 * `readProfile`. Throws GateFileError with every problem and its place.
 */
export async function openGate(bytes: Uint8Array | null, path: string, readProfile: ReadProfile): Promise<OpenedGate> {
  if (!bytes) {
    const instead = 'Draft one with: sallyport init';
    throw new GateFileError('GATE_FILE_MISSING', path, [
      { line: 1, column: 1, what: 'there is no gate file', instead },
    ]);
  }
  const parsed = parseGateFile(bytes, path);
  const profiles: OwnProfile[] = [];
  const layers = await loadLayers(parsed.file.extends, parsed.document, async (profile) => {
    const found = await readProfile(profile);
    if (found) profiles.push({ path: profile, bytes: found });
    return found;
  });
  refuseProblems(parsed, layers);
  const gate = resolveGate(parsed.file, layers);
  return { file: parsed.file, layers, profiles, gate, source: sha256(bytes), notes: notesOf(parsed) };
}
