import { pull } from '@sallyport/actions';
import { keepValue, latestSeal, readKeptValue } from '@sallyport/store';
import { git, RECORD_REF, type Repository } from '@sallyport/workspace';
import { type GatePlace, serverCaller } from '../gate/gate-place.ts';

/** The commit that a clone has sealed and could not push, kept at its last try. */
const UNPUSHED = 'sealed and not pushed';
/** Milliseconds after which a clone that sealed and never pushed is taken to be gone: while it lives, it tries again sooner. */
const goneAfter = 15 * 60_000;

/**
 * Why this clone may not seal now, or null: another server's clone sealed something last, and what it sealed has not
 * come here. To seal without it would fork the log. Fetches where that may bring it.
 */
export async function sealedElsewhere(place: GatePlace, repository: Repository): Promise<string | null> {
  const latest = await latestSeal(place.store);
  if (latest === null || (await isHere(repository, latest.commit))) return null;
  const { reached, why } = await pull(repository, serverCaller(place));
  if (await isHere(repository, latest.commit)) return null;
  const unpushed = await readKeptValue(place.store, UNPUSHED);
  const heard = unpushed?.value === latest.commit ? unpushed.kept : latest.sealed;
  if (Date.parse(place.now()) - Date.parse(heard) > goneAfter) {
    place.note(
      `The clone that sealed ${latest.commit} has not been heard of since ${heard}, so this one seals again. ` +
        'Nothing is lost: the database has every statement. If that clone comes back: sallyport record merge.',
    );
    return null;
  }
  const missing = reached ? 'it has not pushed that yet' : `this one cannot fetch it (${why})`;
  return `another server sealed ${latest.commit} last, and ${missing}`;
}

/** Says that the clone which holds this commit lives and tries to push it, for `sealedElsewhere` of others. */
export async function noteUnpushed({ store, now }: GatePlace, commit: string): Promise<void> {
  await keepValue(store, UNPUSHED, commit, now());
}

async function isHere({ directory }: Repository, commit: string): Promise<boolean> {
  // 128: this clone has no such commit, or no record yet.
  const asked = ['merge-base', '--is-ancestor', commit, RECORD_REF];
  return (await git(asked, { cwd: directory, accept: [0, 1, 128] })).code === 0;
}
