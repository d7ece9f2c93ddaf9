import type { ProbeContext } from '../../probe.ts';
import type { StatedProperty } from './test-report.ts';

export interface Candidate {
  readonly version: string;
  /** null: neither the gate file nor the tag leads to a commit of this clone. */
  readonly commit: string | null;
  readonly committedAt: string | null;
}

/** The candidate's commit: as the gate file names it, else what its tag points at. */
export async function resolveCandidate(context: ProbeContext): Promise<Candidate> {
  const { version, tag, commit: named } = context.gate.candidate;
  let commit = named === null ? null : await context.history.commit(named);
  if (commit === null && named === null && tag !== null) {
    commit = await context.history.commit(`refs/tags/${tag}`);
  }
  const committedAt = commit === null ? null : ((await context.history.committedAt?.(commit)) ?? null);
  return { version, commit, committedAt };
}

export type Binding =
  | { readonly kind: 'commit' | 'version' }
  /** The report says what it was made from, and that is something else. */
  | { readonly kind: 'other'; readonly stated: string }
  | { readonly kind: 'none' };

const commitName =
  /(?:^|[^a-z])(?:commit|revision|revisionid|sha|sha1|git|gitsha|changeset|head)(?:[^a-z]|$)|commit(?:id|sha|hash)|git[._-]?(?:commit|sha|head|ref)|build\.vcs/i;
const versionName =
  /(?:^|[^a-z])(?:version|release|candidate|appversion|buildversion|build|tag|buildname|imagename|repotags)(?:[^a-z]|$)|(?:app|build|release|product)[._-]?(?:version|name)/i;
/** Versions of the tools and machines a run used say nothing about what it tested. */
const someOtherVersion =
  /(?:node|java|jvm|python|os|platform|browser|chrome|firefox|runner|runtime|tool|framework|schema|spec|kernel|compiler|sdk|ruby|dotnet|clr)/i;

/** How a report's stated properties bind it to the candidate. A commit outweighs a version. */
export function bindingOf(identity: readonly StatedProperty[], candidate: Candidate): Binding {
  const commits = identity
    .filter((stated) => commitName.test(stated.name) && /^[0-9a-f]{7,64}$/i.test(stated.value.trim()))
    .map((stated) => stated.value.trim().toLowerCase());
  const known = candidate.commit;
  if (commits.length > 0 && known !== null) {
    if (commits.some((commit) => known.startsWith(commit))) return { kind: 'commit' };
    return { kind: 'other', stated: `commit ${commits[0]?.slice(0, 12) ?? ''}` };
  }
  const versions = identity
    .filter((stated) => versionName.test(stated.name) && !someOtherVersion.test(stated.name))
    .flatMap((stated) => stated.value.match(/v?\d+\.\d+(?:\.\d+)*(?:[-+][0-9A-Za-z.+-]+)?/g) ?? []);
  if (versions.some((version) => sameVersion(version, candidate.version))) return { kind: 'version' };
  const [first] = versions;
  return first === undefined ? { kind: 'none' } : { kind: 'other', stated: `version ${first}` };
}

export function sameVersion(a: string, b: string): boolean {
  return a.trim().replace(/^v/i, '') === b.trim().replace(/^v/i, '');
}
