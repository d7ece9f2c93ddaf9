import { clockApart } from '@sallyport/actions';
import {
  closeRepository,
  gitIdentity,
  openRepository,
  type Repository,
  readRef,
  rehearsePush,
  remoteClock,
  shellWord,
} from '@sallyport/workspace';
import type { GatePlace } from './gate-place.ts';
import type { Live, LiveGate } from './live-gate.ts';
import { isSaid, troubleInWords } from './trouble.ts';

/** What would stop the gate later, when people wait for it: in a sentence, and the command that mends it. */
export interface LaterTrouble {
  readonly what: string;
  readonly command: string | null;
}

/** Milliseconds for the remote: it is asked while people work already. */
const patience = 20_000;

/**
 * Tells at the start what is noticed otherwise on the day of the decision: a branch that the gate file names and this
 * clone lacks, a commit that could name no author, a remote that takes nothing from here. Throws nothing of ours.
 */
export async function tellLaterTrouble(
  place: GatePlace,
  live: Pick<LiveGate, 'current'>,
  tell: (trouble: LaterTrouble) => void,
  signal?: AbortSignal,
): Promise<void> {
  const repository = await openRepository(place.directory);
  try {
    const judged = await live.current().catch((error: unknown) => {
      tell(unjudged(error));
      return null;
    });
    const local = [judged && (await branchTrouble(repository, judged)), identityTrouble(repository)];
    for (const trouble of local) if (trouble !== null) tell(trouble);
    if (judged === null || place.offline || repository.remotes.length === 0) return;
    const push = await pushTrouble(repository, judged, signal);
    if (push !== null) tell(push);
    const clock = await clockTrouble(place, repository);
    if (clock !== null) tell(clock);
  } finally {
    closeRepository(repository);
  }
}

function unjudged(error: unknown): LaterTrouble {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return { what: `The gate cannot be judged: ${troubleInWords(cause)}`, command: commandOf(cause) };
}

async function branchTrouble(repository: Repository, { gate, session }: Live): Promise<LaterTrouble | null> {
  const { branch } = gate.git;
  const { materials } = session;
  // What only the remote has is brought here before the commit of a decision is made on it.
  if (materials.branch === branch && materials.from === 'remote') return null;
  if ((await readRef(repository, `refs/heads/${branch}`)) !== null) return null;
  return {
    what: `The gate file names the branch ${branch}, on which a GO is committed, and this clone does not have it.`,
    command: `git -C ${shellWord(repository.directory)} branch ${shellWord(branch)} ${shellWord(materials.branch)}`,
  };
}

function identityTrouble(repository: Repository): LaterTrouble | null {
  try {
    gitIdentity(repository);
    return null;
  } catch (error) {
    if (!isSaid(error)) throw error;
    const config = `git -C ${shellWord(repository.directory)} config`;
    return {
      what: 'Git has no user.name and user.email here, and the commit of a GO must name its author.',
      command: `${config} user.name 'Name of this gate' && ${config} user.email gate@example.org`,
    };
  }
}

async function pushTrouble(repository: Repository, live: Live, signal?: AbortSignal): Promise<LaterTrouble | null> {
  const { commit } = live.session.materials;
  const options = { timeout: patience, ...(signal ? { signal } : {}) };
  const answer = await rehearsePush(repository, commit, options).catch((error: unknown) => {
    if (!isSaid(error)) throw error;
    return { reached: false as const, remote: null, why: error.message };
  });
  if (answer.reached || signal?.aborted === true) return null;
  const remote = answer.remote ?? repository.remotes[0]?.name ?? 'origin';
  const { directory } = repository;
  return {
    what: `Nothing can be pushed to ${remote}, so that the record stays here: ${answer.why}`,
    command: `git -C ${shellWord(directory)} push --dry-run ${shellWord(remote)} HEAD:refs/heads/sallyport/rehearsal`,
  };
}

async function clockTrouble({ now }: GatePlace, repository: Repository): Promise<LaterTrouble | null> {
  const clock = await remoteClock(repository, () => Date.parse(now()));
  const why = clock && clockApart(clock);
  return why === null ? null : { what: `${why} While they are apart nothing is decided.`, command: 'timedatectl' };
}

function commandOf(error: unknown): string | null {
  return error instanceof Error && 'command' in error && typeof error.command === 'string' ? error.command : null;
}
