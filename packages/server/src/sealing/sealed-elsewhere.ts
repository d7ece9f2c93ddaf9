import { pull } from '@sallyport/actions';
import {
  acceptedDigests,
  keepValue,
  latestSeal,
  pendingStatements,
  readKeptValue,
  readStatements,
  type Store,
} from '@sallyport/store';
import { git, RECORD_REF, type Repository } from '@sallyport/workspace';
import { type GatePlace, serverCaller } from '../gate/gate-place.ts';

/** The commit that a clone has sealed and could not push, kept at its last try. */
const UNPUSHED = 'sealed and not pushed';
/** The commit in which statements were sealed last that never came by this database. */
const OTHERS = 'sealed for others';
/** Milliseconds after which a clone that sealed and never pushed is taken to be gone: while it lives, it tries again sooner. */
const goneAfter = 15 * 60_000;
/** Statements that are looked through for the one that was accepted last of those that are sealed. */
const mostLooked = 50;

/**
 * Why this clone may not seal now, or null: another server's clone sealed something last, and what it sealed has not
 * come here. To seal without it would fork the log. Fetches where that may bring it.
 */
export async function sealedElsewhere(place: GatePlace, repository: Repository): Promise<string | null> {
  const [first] = await missingSeals(place, repository);
  if (first === undefined) return null;
  const { reached, why } = await pull(repository, serverCaller(place));
  const [seal] = await missingSeals(place, repository);
  if (seal === undefined) return null;
  const unpushed = await readKeptValue(place.store, UNPUSHED);
  const heard = unpushed?.value === seal.commit ? unpushed.kept : seal.sealed;
  if (Date.parse(place.now()) - Date.parse(heard) > goneAfter) {
    place.note(
      `The clone that sealed ${seal.commit} has not been heard of since ${heard}, so this one seals again. ` +
        'Nothing is lost: the database has every statement. If that clone comes back: sallyport record merge.',
    );
    return null;
  }
  const missing = reached ? 'it has not pushed that yet' : `this one cannot fetch it (${why})`;
  return `another server sealed ${seal.commit} last, and ${missing}`;
}

interface Seal {
  readonly commit: string;
  readonly sealed: string;
}

/** What the database knows to be sealed and this clone has not, latest first. */
async function missingSeals({ store }: GatePlace, repository: Repository): Promise<readonly Seal[]> {
  const missing: Seal[] = [];
  for (const seal of await newestSeals(store)) if (!(await isHere(repository, seal.commit))) missing.push(seal);
  return missing.sort((one, other) => (one.sealed < other.sealed ? 1 : -1));
}

/**
 * The newest seal may be any of these: the clocks of two servers differ, so that the latest by its time is not always
 * the last, and what was accepted last is not always sealed last.
 */
async function newestSeals(store: Store): Promise<readonly Seal[]> {
  const latest = await latestSeal(store);
  const others = await readKeptValue(store, OTHERS);
  const seals = new Map<string, string>();
  if (latest !== null) seals.set(latest.commit, latest.sealed);
  if (typeof others?.value === 'string') seals.set(others.value, others.kept);
  const waiting = await pendingStatements(store);
  for (const { sealedIn, sealed } of [...waiting, ...(await lastSealed(store))])
    if (sealedIn !== null && sealed !== null) seals.set(sealedIn, sealed);
  return [...seals].map(([commit, sealed]) => ({ commit, sealed }));
}

/** Of the statements that were accepted last, those that are sealed. */
async function lastSealed(store: Store) {
  const accepted = await acceptedDigests(store);
  const statements = await readStatements(store, accepted.slice(-mostLooked));
  return statements.filter(({ sealedIn }) => sealedIn !== null).slice(-1);
}

/** Says that the clone which holds this commit lives and tries to push it, for `sealedElsewhere` of others. */
export async function noteUnpushed({ store, now }: GatePlace, commit: string): Promise<void> {
  await keepValue(store, UNPUSHED, commit, now());
}

/** Says that this commit seals statements of which the database knows nothing, for `sealedElsewhere` of others. */
export async function noteSeal({ store, now }: GatePlace, commit: string): Promise<void> {
  await keepValue(store, OTHERS, commit, now());
}

async function isHere({ directory }: Repository, commit: string): Promise<boolean> {
  // 128: this clone has no such commit, or no record yet.
  const asked = ['merge-base', '--is-ancestor', commit, RECORD_REF];
  return (await git(asked, { cwd: directory, accept: [0, 1, 128] })).code === 0;
}
