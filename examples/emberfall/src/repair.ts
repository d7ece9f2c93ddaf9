import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildInstallers } from './build-installers.ts';
import { calendarAt } from './calendar.ts';
import { candidateTag, holdsPath } from './commit-plan.ts';
import { commit, git } from './hermetic-git.ts';
import { fillPlaceholders } from './placeholders.ts';
import { type ProjectTree, rawTree, writeTree } from './project-tree.ts';
import { type TeamMemberId, teamMember } from './team.ts';

interface Repair {
  readonly by: TeamMemberId;
  readonly message: string;
  readonly paths: readonly string[];
}

/** What the candidate is cut from. It comes first: everything else may cite the new candidate. */
const candidateRepair: Repair = {
  by: 'yuki',
  message: 'Cut 0.9.9-stable again, with its own version, changelog and endpoints',
  paths: ['client/', 'package.json', 'CHANGELOG.md', 'models/'],
};

const repairs: readonly Repair[] = [
  { by: 'sara', message: 'Harden the stack and describe planned production so that it loads', paths: ['deploy/'] },
  { by: 'quinn', message: 'Test and scan the new candidate', paths: ['reports/', 'docs/reports/'] },
  { by: 'mira', message: 'Correct the phase 6 log to what the reports show', paths: ['docs/progress_logs/'] },
  {
    by: 'cleo',
    message: 'Finish the onboarding kit and close the chat to strangers',
    paths: ['docs/onboarding/', 'channels/'],
  },
  { by: 'theo', message: 'Put somebody on duty at every hour of the test', paths: ['ops/'] },
  { by: 'sara', message: 'Make the incident plan final, with people, rules and notices', paths: ['docs/operations/'] },
  {
    by: 'noor',
    message: 'Take vulnerability reports in private, with times and safe harbour',
    paths: ['SECURITY.md', '.well-known/', 'docs/PROJECT_GOVERNANCE_AND_WORKFLOWS.MD'],
  },
];

const minute = 60_000;

/**
 * Turns a believed repository into the ready one on the branch that is checked out: the candidate is cut again and its
 * tag moved to it, then one commit for each area, then the installers are built again. Files that are not Emberfall's
 * (gate file, papers) are left alone. Gives back the new candidate's commit. Throws what git says when it fails.
 */
export async function applyReady(repository: string, now: Date): Promise<{ readonly candidateCommit: string }> {
  const raw = rawTree('ready');
  const calendar = calendarAt(now);
  const start = now.getTime() - (repairs.length + 1) * minute;
  const textsOf = (repair: Repair, candidate: string | null): ProjectTree => {
    const paths = [...raw].filter(([path]) => repair.paths.some((one) => holdsPath(one, path)));
    return new Map(paths.map(([path, text]) => [path, fillPlaceholders(text, calendar, candidate)]));
  };
  const cutAgain = await commitRepair(repository, candidateRepair, textsOf(candidateRepair, null), new Date(start));
  if (cutAgain) await moveTag(repository, new Date(start));
  const candidateCommit = await git(repository, ['rev-parse', `${candidateTag}^{commit}`]);
  for (const [index, repair] of repairs.entries()) {
    const date = new Date(start + (index + 1) * minute);
    await commitRepair(repository, repair, textsOf(repair, candidateCommit), date);
  }
  buildInstallers(join(repository, 'release'), candidateCommit, 'ready');
  return { candidateCommit };
}

async function moveTag(repository: string, date: Date): Promise<void> {
  const { name, email } = teamMember(candidateRepair.by);
  const message = 'Candidate for the closed test';
  await git(repository, ['tag', '--force', '--annotate', '--message', message, candidateTag], { name, email, date });
}

/** Whether there was anything to commit. */
async function commitRepair(repository: string, repair: Repair, texts: ProjectTree, date: Date): Promise<boolean> {
  const changed = new Map<string, string>();
  for (const [path, text] of texts) {
    if ((await textToday(join(repository, path))) !== text) changed.set(path, text);
  }
  if (changed.size === 0) return false;
  writeTree(repository, changed);
  const { name, email } = teamMember(repair.by);
  await commit(repository, repair.message, [...changed.keys()], { name, email, date });
  return true;
}

async function textToday(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
