import { basesOf, criteriaProblems, type ProfileLayer } from '@sallyport/gate';
import { type ProfileFile, profileFileJsonSchema, profileFileSchema } from '@sallyport/gate/gate-file';
import { type GateDocument, parseGateDocument } from './gate-document.ts';
import { GateFileError, type GateFileErrorCode } from './gate-file-error.ts';
import { builtInBase, isLocalProfile, placed } from './load-gate-file.ts';
import { schemaProblems } from './schema-problems.ts';

/** The bytes of a profile by its path from the root of the repository, or null where there is no such file. */
export type ReadProfile = (path: string) => Promise<Uint8Array | null>;

const deepest = 8;

/**
 * What `extends` brings in, base first, each profile once. A profile may itself extend others. Throws GateFileError:
 * GATE_FILE_PROFILE_CYCLE with the chain, GATE_FILE_PROFILE_DEPTH beyond 8, GATE_FILE_MISSING, or what is wrong inside.
 */
export async function loadLayers(
  extension: string | readonly string[] | undefined,
  document: GateDocument,
  readProfile: ReadProfile,
): Promise<readonly ProfileLayer[]> {
  const layers = new Map<string, ProfileLayer>();
  await addBases(extension, document, [document.path], layers, readProfile);
  return [...layers.values()];
}

async function addBases(
  extension: string | readonly string[] | undefined,
  document: GateDocument,
  chain: readonly string[],
  layers: Map<string, ProfileLayer>,
  readProfile: ReadProfile,
): Promise<void> {
  for (const [index, base] of basesOf(extension).entries()) {
    if (!isLocalProfile(base)) {
      layers.set(base, builtInBase(document, base, index));
      continue;
    }
    const place = document.place(['extends', index], 'value');
    const refuse = (code: GateFileErrorCode, what: string, instead: string) =>
      new GateFileError(code, document.path, [{ ...place, what, instead }]);
    const path = base.slice(2);
    if (chain.includes(path)) {
      const circle = [...chain.slice(chain.indexOf(path)), path].join(' → ');
      throw refuse(
        'GATE_FILE_PROFILE_CYCLE',
        `profiles extend each other in a circle: ${circle}`,
        'Break it at one place.',
      );
    }
    if (chain.length > deepest) {
      const what = `profiles extend each other more than ${deepest} deep: ${[...chain, path].join(' → ')}`;
      throw refuse('GATE_FILE_PROFILE_DEPTH', what, 'Merge some of them.');
    }
    if (layers.has(base)) continue;
    const bytes = await readProfile(path);
    if (!bytes)
      throw refuse('GATE_FILE_MISSING', `the profile ${path} is not there`, 'Commit it, or correct the path.');
    const { file, document: inner } = parseProfile(bytes, path);
    await addBases(file.extends, inner, [...chain, path], layers, readProfile);
    refuseProblems(file, inner, [...layers.values()]);
    const { name, version, criteria } = file;
    layers.set(base, { kind: 'local', path: base, profile: { name, version, criteria: criteria ?? {} } });
  }
}

function parseProfile(
  bytes: Uint8Array,
  path: string,
): { readonly file: ProfileFile; readonly document: GateDocument } {
  const document = parseGateDocument(bytes, path);
  const parsed = profileFileSchema.safeParse(document.value);
  if (parsed.success) return { file: parsed.data, document };
  throw new GateFileError(
    'GATE_FILE_INVALID',
    path,
    schemaProblems(document, profileFileJsonSchema(), parsed.error.issues),
  );
}

function refuseProblems(file: ProfileFile, document: GateDocument, below: readonly ProfileLayer[]): void {
  // Roles stand in the gate files that extend this profile, so their names are checked there.
  const problems = criteriaProblems(file.criteria ?? {}, below, null).map((problem) => placed(document, problem));
  if (problems.length > 0) throw new GateFileError('GATE_FILE_INVALID', document.path, problems);
}
