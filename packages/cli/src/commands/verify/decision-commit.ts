import { holdsStatement, listCommits, withMessage } from '@sallyport/actions';
import { type RecordView, statementPath } from '@sallyport/record';
import { listTree, preferredRemote, type Repository, readRef, shellWord } from '@sallyport/workspace';
import { committedCopy } from './branch-record.ts';
import type { Decision } from './check-decisions.ts';
import { commitSignatureTrouble } from './commit-signature.ts';
import { copyProblems } from './committed-copy.ts';
import { type Papers, papersAtCommit } from './papers-beside.ts';

/** What a repository has of the commit that a GO made. */
export interface Committed {
  /** Null where the commit is not here: then nothing of it is checked. */
  readonly papers: Papers | null;
  /** The files of the copy in it; null where it has none. */
  readonly copy: ReadonlySet<string> | null;
  /** What to tell beside the checks. */
  readonly notes: readonly string[];
  readonly refused: readonly string[];
  /** Sentences on those of these paths that say something else on the branch by now. */
  readonly changedSince: (paths: readonly string[]) => Promise<readonly string[]>;
  /** What stands on the branch by now; null where that is the commit itself, or is not known. */
  readonly tip: Papers | null;
}

/** Finds the commit of a GO for `verifyRecord`, which alone knows the decision. */
export interface CommitFinder {
  readonly find: (view: RecordView, decision: Decision) => Promise<Committed>;
}

interface Found {
  readonly commit: string;
  /** The tip of the named branch that has it; null where it was found elsewhere. */
  readonly tip: string | null;
}

/** Later commits with the same message are few; this many end the search. */
const newest = ['--topo-order', '--max-count=100'];

/** Looks on the named branch, here and as last fetched, then wherever the commit was merged or fetched to. */
export function commitsOf(repository: Repository, files: ReadonlyMap<string, Uint8Array>): CommitFinder {
  return {
    async find(view, decision) {
      const { branch } = decision.body;
      const found = await findCommit(repository, files, view, decision);
      if (!found) return notHere(`git fetch ${preferredRemote(repository) ?? 'origin'} ${shellWord(branch)}`);
      const { commit, tip } = found;
      const copy = await committedCopy(repository, commit);
      return {
        papers: await papersAtCommit(repository, commit),
        tip: tip === null || tip === commit ? null : await papersAtCommit(repository, tip),
        copy: copy && new Set(copy.keys()),
        notes: await signatureNotes(repository, commit, view, decision),
        refused: copy ? copyProblems(copy, files, view, decision.digest).map((each) => `.sallyport/${each}`) : [],
        changedSince: async (paths) =>
          tip === null || tip === commit ? [] : await changes(repository, { commit, tip }, branch, paths),
      };
    },
  };
}

async function signatureNotes(
  repository: Repository,
  commit: string,
  view: RecordView,
  { header }: Decision,
): Promise<readonly string[]> {
  const bytes = (await repository.objects.read(commit))?.bytes;
  const root = view.roots.find((each) => each.statement === (header.root?.statement ?? view.fingerprint));
  const trouble = bytes ? commitSignatureTrouble(bytes, root) : 'it cannot be read';
  return trouble === null ? [] : [`the decision's commit ${commit.slice(0, 12)} was not made by the team: ${trouble}`];
}

function notHere(command: string): Committed {
  const notes = [`the decision's commit is not here: ${command}`, 'gate file and papers: not checked'];
  return { papers: null, tip: null, copy: null, notes, refused: [], changedSince: async () => [] };
}

/**
 * The newest commit with the message of the decision and its statement in the copy. A commit with only one of the two
 * is taken where there is no better, so that nobody hides a changed paper by taking the other away.
 */
async function findCommit(
  repository: Repository,
  files: ReadonlyMap<string, Uint8Array>,
  view: RecordView,
  decision: Decision,
): Promise<Found | null> {
  const statement = `.sallyport/${statementPath(decision.digest)}`;
  const lesser: Found[] = [];
  for (const { from, tip } of await places(repository, decision.body.branch)) {
    for (const commit of await ofMessage(repository, from, decision.body.message)) {
      if (await holdsStatement(repository, commit, decision.digest)) return { commit, tip };
      if (!(await ofEarlier(repository, commit, files, view, decision))) lesser.push({ commit, tip });
    }
    const brought = await listCommits(repository, [...newest, ...from, '--', statement]);
    for (const commit of brought.toReversed())
      if (await holdsStatement(repository, commit, decision.digest)) lesser.push({ commit, tip });
  }
  return lesser[0] ?? null;
}

async function places(
  repository: Repository,
  branch: string,
): Promise<readonly { readonly from: readonly string[]; readonly tip: string | null }[]> {
  const refs = [`refs/heads/${branch}`, ...repository.remotes.map(({ name }) => `refs/remotes/${name}/${branch}`)];
  const tips = await Promise.all([...refs, 'HEAD', 'FETCH_HEAD'].map((ref) => readRef(repository, ref)));
  const named = tips.slice(0, refs.length).flatMap((tip) => (tip === null ? [] : [{ from: [tip], tip }]));
  const others = tips.slice(refs.length).filter((tip) => tip !== null);
  return [...named, { from: [...others, '--branches', '--remotes'], tip: null }];
}

/** Newest first. What git finds is read again: a pattern finds more than the very message. */
async function ofMessage(repository: Repository, from: readonly string[], message: string): Promise<readonly string[]> {
  const pattern = message.split('\n').find((line) => line.trim() !== '') ?? '';
  const found = await listCommits(repository, [...newest, '--fixed-strings', `--grep=${pattern}`, ...from, '--']);
  return await withMessage(repository, found, message);
}

/** Phases may share a message: a sound copy that ends at an earlier GO belongs to that one. */
async function ofEarlier(
  repository: Repository,
  commit: string,
  files: ReadonlyMap<string, Uint8Array>,
  view: RecordView,
  decision: Decision,
): Promise<boolean> {
  const copy = await committedCopy(repository, commit);
  const earlier = view.statements.findLast(
    (each): each is Decision =>
      each.type === 'decision' &&
      each.body.verdict === 'GO' &&
      each.digest !== decision.digest &&
      copy?.has(statementPath(each.digest)) === true,
  );
  return copy !== null && earlier !== undefined && copyProblems(copy, files, view, earlier.digest).length === 0;
}

async function changes(
  repository: Repository,
  { commit, tip }: { readonly commit: string; readonly tip: string },
  branch: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const [then, now] = await Promise.all([commit, tip].map((each) => listTree(repository, each)));
  return paths
    .filter((path) => then?.get(path)?.id !== now?.get(path)?.id)
    .map((path) => `${path}: ${now?.has(path) ? 'changed' : 'taken away'} on ${branch} since the decision's commit`);
}
