import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildInstallers } from './build-installers.ts';
import { addDays, type Calendar, calendarAt, isoDay } from './calendar.ts';
import { asOfVersion, candidateTag, commitPlan, holdsPath, type PlannedCommit } from './commit-plan.ts';
import { commit, git } from './hermetic-git.ts';
import { fillPlaceholders } from './placeholders.ts';
import { type ProjectTree, projectTree, rawTree, type State, writeTree } from './project-tree.ts';
import { teamMember } from './team.ts';

export interface BuildOptions {
  /** Made where it is missing; must be empty. */
  readonly directory: string;
  readonly state: State;
  /** The day on which the project stands before its closed test. */
  readonly now: Date;
  /** false: a plain directory without history. Default true. */
  readonly git?: boolean;
}

export interface Emberfall {
  readonly repository: string;
  /** Commit that the tag names. In a plain directory a made-up id that the reports cite all the same. */
  readonly candidateCommit: string;
  readonly tag: string;
}

/**
 * Builds Emberfall in a state, with its history, its untracked environment file and its installers; the gate file is
 * not part of it (`gateFileText`). Equal options give equal commit ids. Throws what git says when it fails.
 */
export async function buildEmberfall({ directory, state, now, git: history = true }: BuildOptions): Promise<Emberfall> {
  mkdirSync(directory, { recursive: true });
  const calendar = calendarAt(now);
  const candidateCommit = history
    ? await buildHistory(directory, state, calendar)
    : buildPlainDirectory(directory, state, calendar);
  writeTree(directory, new Map([['deploy/.env.staging', stagingEnvironment]]));
  buildInstallers(join(directory, 'release'), candidateCommit, state);
  return { repository: directory, candidateCommit, tag: candidateTag };
}

/** No secret, and still untracked: it names places on the staging host. */
const stagingEnvironment = `EMBERFALL_ENVIRONMENT=staging
EMBERFALL_DOMAIN=play.staging.emberfall.example
EMBERFALL_SECRETS=/etc/emberfall/staging/secrets
EMBERFALL_BACKUP_TARGET=sftp://backup@vault-1.emberfall.example/staging
`;

function buildPlainDirectory(directory: string, state: State, calendar: Calendar): string {
  const madeUp = createHash('sha1')
    .update(`emberfall candidate ${isoDay(calendar.now)}`)
    .digest('hex');
  writeTree(directory, projectTree(state, calendar, madeUp));
  return madeUp;
}

async function buildHistory(directory: string, state: State, calendar: Calendar): Promise<string> {
  await git(directory, ['init', '--quiet', '--initial-branch=main', '--template=', '.']);
  const raw = rawTree(state);
  let candidate: string | null = null;
  for (const planned of commitPlan) {
    const id = await makeCommit(directory, planned, raw, calendar, candidate);
    if (planned.candidate) candidate = id;
  }
  if (candidate === null) throw new Error('The history of Emberfall has no candidate.');
  await tagCandidate(directory, candidate, calendar);
  return candidate;
}

async function makeCommit(
  directory: string,
  planned: PlannedCommit,
  raw: ProjectTree,
  calendar: Calendar,
  candidate: string | null,
): Promise<string> {
  const changed = new Map<string, string>();
  for (const [path, text] of raw) {
    if (!planned.paths.some((one) => holdsPath(one, path))) continue;
    const then = planned.version === null ? text : asOfVersion(path, text, planned.version);
    changed.set(path, fillPlaceholders(then, calendar, candidate));
  }
  writeTree(directory, changed);
  const { name, email } = teamMember(planned.by);
  const date = addDays(calendar.now, -planned.daysAgo + 10 / 24);
  return commit(directory, planned.message, planned.paths, { name, email, date });
}

async function tagCandidate(directory: string, candidate: string, calendar: Calendar): Promise<void> {
  const { name, email } = teamMember('yuki');
  const message = 'Candidate for the closed test';
  const date = addDays(calendar.now, -9 + 0.5);
  await git(directory, ['tag', '--annotate', '--message', message, candidateTag, candidate], { name, email, date });
}
