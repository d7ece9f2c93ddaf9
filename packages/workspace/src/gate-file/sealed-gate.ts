import { GateError, resolvedDifference } from '@sallyport/gate';
import type { GateBody, RecordView } from '@sallyport/record';
import { GateFileError } from './gate-file-error.ts';
import { type OpenedGate, openGate } from './open-gate.ts';

/** Whether a sealed form is what the gate file sealed beside it says; `why` ends a sentence that began with that. */
export type SealedGateCheck =
  | { readonly result: 'agrees'; readonly why: null }
  | { readonly result: 'differs'; readonly why: string }
  | { readonly result: 'not checked'; readonly why: string };

/**
 * Resolves the gate file that a baseline sealed again, with the profiles it sealed and the built-in ones of the version
 * it names, and compares the result with the form it sealed. Persons sign what the YAML says; verdicts are computed
 * over the form: without this, two of them could seal a form that the text does not give. What this version cannot
 * resolve, because it lacks a profile, is not checked, and says so.
 */
export async function checkSealedGate(body: GateBody, blobs: RecordView['blobs']): Promise<SealedGateCheck> {
  const { path, source, resolved, profile } = body;
  const [text, form] = [blobs.get(source), blobs.get(resolved)];
  if (!text || !form) return notChecked(`the blob ${(text ? resolved : source).slice(0, 12)} is missing`);
  const lacking: string[] = [];
  const opened = await opening(text, path, async (name) => {
    const sealed = body.profiles.find((each) => each.path === name);
    const bytes = sealed && blobs.get(sealed.sha256);
    if (!bytes) lacking.push(name);
    return bytes ?? null;
  });
  const [absent] = lacking;
  if (absent !== undefined) return notChecked(lackingProfile(body, absent));
  if ('why' in opened) return opened.unknownProfile ? notChecked(opened.why) : differs(opened.why);
  const { gate, layers, profiles } = opened;
  const stray = body.profiles.find((each) => !profiles.some((read) => read.path === each.path));
  if (stray) return differs(`it seals the profile ${stray.path}, which the gate file does not extend`);
  const own = gate.profile;
  if (profile.name !== own.name)
    return differs(`it names the profile ${profile.name}, and ${path} extends ${own.name}`);
  if (profile.version !== own.version) {
    const versions = `it names version ${profile.version} of ${own.name}, and this version of Sallyport has ${own.version}`;
    // Of the project's own profiles the bytes are sealed, so that nothing but a false name can differ.
    return layers.some(({ kind }) => kind === 'built-in') ? notChecked(versions) : differs(versions);
  }
  const difference = resolvedDifference(form, gate);
  return difference === null ? { result: 'agrees', why: null } : differs(difference);
}

function lackingProfile({ profiles }: GateBody, path: string): string {
  const sealed = profiles.find((each) => each.path === path);
  if (sealed) return `the blob ${sealed.sha256.slice(0, 12)} of its profile ${path} is missing`;
  return `its profile ${path} was not sealed with it`;
}

interface Refused {
  readonly why: string;
  readonly unknownProfile: boolean;
}

async function opening(
  text: Uint8Array,
  path: string,
  readProfile: (path: string) => Promise<Uint8Array | null>,
): Promise<OpenedGate | Refused> {
  try {
    return await openGate(text, path, readProfile);
  } catch (error) {
    if (error instanceof GateFileError) {
      const [problem] = error.problems;
      const where = problem ? `${error.path}:${problem.line}:${problem.column}: ${problem.what}` : error.path;
      return { why: `it cannot be resolved: ${where}`, unknownProfile: error.code === 'GATE_FILE_PROFILE_UNKNOWN' };
    }
    if (error instanceof GateError) return { why: `it cannot be resolved: ${error.message}`, unknownProfile: false };
    throw error;
  }
}

function notChecked(why: string): SealedGateCheck {
  return { result: 'not checked', why };
}

function differs(why: string): SealedGateCheck {
  return { result: 'differs', why };
}
