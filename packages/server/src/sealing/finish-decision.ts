import {
  commitDecided,
  decisionCommit,
  draftDecision,
  factsOf,
  pull,
  pullBranch,
  requireRecord,
  sessionOf,
} from '@sallyport/actions';
import { boardOf } from '@sallyport/gate';
import {
  closeRepository,
  gitIdentity,
  openRepository,
  pushBranch,
  type Repository,
  readRecordFiles,
} from '@sallyport/workspace';
import { type GatePlace, serverCaller } from '../gate/gate-place.ts';
import { bringBranchForward } from './bring-branch-forward.ts';
import { sealingAlone } from './sealing-alone.ts';

/** What became of a decision. */
export interface FinishedDecision {
  readonly commit: string | null;
  /** For the log; null where all is well. */
  readonly why: string | null;
  /** Whether to try again: what it waits for may come by itself. */
  readonly unfinished: boolean;
}

/**
 * Makes the one commit of a GO that is sealed, with the server's own key, and pushes its branch. Safe to do again: a
 * commit that is there is found, and a push that did not get through is made up for. null: there is nothing to finish.
 */
export async function finishDecision(place: GatePlace): Promise<FinishedDecision | null> {
  const finished = await sealingAlone(place, async () => {
    const repository = await openRepository(place.directory);
    try {
      return { decision: await finishIn(place, repository) };
    } finally {
      closeRepository(repository);
    }
  });
  if (finished !== null) return finished.decision;
  return { commit: null, why: 'Another server of this database is at it.', unfinished: true };
}

async function finishIn(
  place: GatePlace,
  repository: Repository,
  fetched = place.offline || repository.remotes.length === 0,
): Promise<FinishedDecision | null> {
  const caller = serverCaller(place);
  const files = await readRecordFiles(repository);
  if (files.size === 0) return null;
  const sync = { reached: false, why: 'read from this clone', rewound: false };
  const session = requireRecord(await sessionOf({ caller, repository, files, sync }));
  // Asked after each round of sealing, and mostly nothing was decided: that is known before everything is digested.
  if (!session.record.statements.some((each) => each.type === 'decision' && each.body.verdict === 'GO')) return null;
  const facts = await factsOf(session);
  const { decision } = boardOf(facts);
  if (decision?.verdict !== 'GO') return null;
  const { branch } = session.gate.git;
  const made = await decisionCommit(repository, session);
  if (made !== null) return await pushed(place, repository, branch, made);
  if (!fetched) {
    // Another server of this database may have made the commit, and a second one would be refused for ever; somebody may
    // have said no-go, or changed what was decided about.
    const { reached, why } = await pull(repository, caller);
    if (!reached)
      return { commit: null, why: `The commit waits until the remote can be reached: ${why}`, unfinished: true };
    await pullBranch(repository, branch, caller);
    return await finishIn(place, repository, true);
  }
  // Computed again as it stands now: a GO that is none any more commits nothing, and is decided anew.
  const { approved } = await draftDecision(session, facts);
  if (approved === null)
    return { commit: null, why: 'The decision was GO and is not any more: decide again.', unfinished: false };
  await bringBranchForward(repository, session.materials);
  const signer = { keyPath: place.key, identity: gitIdentity(repository) };
  const { commit } = await commitDecided(session, approved, signer);
  return await pushed(place, repository, branch, commit);
}

async function pushed(
  { offline }: GatePlace,
  repository: Repository,
  branch: string,
  commit: string,
): Promise<FinishedDecision> {
  if (offline || repository.remotes.length === 0) return { commit, why: null, unfinished: false };
  const { reached, why } = await pushBranch(repository, branch);
  return { commit, why: reached ? null : `${branch} was not pushed: ${why}`, unfinished: !reached };
}
