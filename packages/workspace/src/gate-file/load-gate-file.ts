import {
  basesOf,
  builtInLayer,
  builtInProfiles,
  crossCheck,
  crossCheckNotes,
  type GateProblem,
  type ProfileLayer,
  suggestion,
} from '@sallyport/gate';
import { type GateFile, gateFileJsonSchema, gateFileSchema, type SchemaIssue } from '@sallyport/gate/gate-file';
import { type GateDocument, parseGateDocument } from './gate-document.ts';
import { GateFileError, type GateFileProblem } from './gate-file-error.ts';
import { schemaProblems } from './schema-problems.ts';
import { soundParts } from './sound-parts.ts';

export interface ParsedGateFile {
  readonly file: GateFile;
  readonly document: GateDocument;
}

export interface LoadedGateFile {
  readonly file: GateFile;
  /** What `extends` brings in, base first; null where it names profiles of the project's own, which `openGate` reads. */
  readonly layers: readonly ProfileLayer[] | null;
  /** What is not wrong but worth saying. */
  readonly notes: readonly GateFileProblem[];
}

/** Parses a gate file and holds it against the schema. Throws GateFileError with every problem and its place. */
export function parseGateFile(bytes: Uint8Array, path: string): ParsedGateFile {
  const document = parseGateDocument(bytes, path);
  const parsed = gateFileSchema.safeParse(document.value);
  if (parsed.success) return { file: parsed.data, document };
  const { issues } = parsed.error;
  const problems = [...schemaProblems(document, gateFileJsonSchema(), issues), ...restProblems(document, issues)];
  throw new GateFileError('GATE_FILE_INVALID', path, problems);
}

/** Problems of the parts that the schema found nothing wrong with. */
function restProblems(document: GateDocument, issues: readonly SchemaIssue[]): readonly GateFileProblem[] {
  const sound = soundParts(document.value, issues);
  const layers = basesOf(sound?.file.extends).map((name) => builtInLayer(name));
  if (!sound || layers.includes(null)) return [];
  return crossCheck(
    sound.file,
    layers.filter((layer) => layer !== null),
  )
    .filter(({ path: [section = ''] }) => !sound.refused.has(section))
    .map((problem) => placed(document, problem));
}

/**
 * Loads a gate file from its bytes. `path` is for messages. Checked in full where it extends built-in profiles alone;
 * profiles of the project's own take `openGate`. Throws GateFileError with every problem and its place.
 */
export function loadGateFile(bytes: Uint8Array, path: string): LoadedGateFile {
  const parsed = parseGateFile(bytes, path);
  const bases = basesOf(parsed.file.extends);
  if (bases.some(isLocalProfile)) return { file: parsed.file, layers: null, notes: notesOf(parsed) };
  const layers = bases.map((base, index) => builtInBase(parsed.document, base, index));
  refuseProblems(parsed, layers);
  return { file: parsed.file, layers, notes: notesOf(parsed) };
}

/** Whether an entry of `extends` is the path of a profile of the project's own. */
export function isLocalProfile(base: string): boolean {
  return base.startsWith('./');
}

/** The built-in profile that entry `index` of `extends` names. Throws GATE_FILE_PROFILE_UNKNOWN where there is none. */
export function builtInBase(document: GateDocument, base: string, index: number): ProfileLayer {
  const layer = builtInLayer(base);
  if (layer) return layer;
  const names = builtInProfiles.map(({ name }) => name);
  const place = document.place(['extends', index], 'value');
  const what = `there is no profile "${base}"`;
  const instead = suggestion(base, names);
  throw new GateFileError('GATE_FILE_PROFILE_UNKNOWN', document.path, [{ ...place, what, instead }]);
}

/** Holds a parsed gate file against what it extends. Throws GATE_FILE_INVALID. */
export function refuseProblems({ file, document }: ParsedGateFile, layers: readonly ProfileLayer[]): void {
  const problems = crossCheck(file, layers).map((problem) => placed(document, problem));
  if (problems.length > 0) throw new GateFileError('GATE_FILE_INVALID', document.path, problems);
}

export function notesOf({ file, document }: ParsedGateFile): readonly GateFileProblem[] {
  return crossCheckNotes(file).map((note) => placed(document, note));
}

/** A problem by its keys, as a problem by line and column. */
export function placed(document: GateDocument, { path, at, what, instead }: GateProblem): GateFileProblem {
  return { ...document.place(path, at), what, instead };
}
