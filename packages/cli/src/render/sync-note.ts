import { type Materials, shellWord } from '@sallyport/workspace';
import type { Session } from '../session/open-session.ts';

/** One line that says which bytes were judged and how fresh the record is. */
export function syncNote({ materials, sync }: Pick<Session, 'materials' | 'sync'>): string {
  const where = `judged ${materials.from} at ${materials.commit.slice(0, 12)}`;
  const record = sync.reached ? 'record fetched' : `record not fetched (${sync.why})`;
  return ` ${where}; ${record}`;
}

/** Said above the board, or else one clone's own commits pass for what everybody has; null where nothing diverged. */
export function divergedNote(materials: Materials): string | null {
  if (materials.state !== 'diverged') return null;
  const { branch, notJudged, commit } = materials;
  const commits = notJudged === 1 ? '1 commit there was' : `${notJudged} commits there were`;
  return `${branch} diverged from ${remoteOf(materials)}: ${commits} not judged, only this clone's ${commit.slice(0, 12)}.`;
}

/** What brings both sides of a diverged branch together. */
export function joinCommand(materials: Materials): string {
  const { branch } = materials;
  return `git switch ${shellWord(branch)} && git merge ${shellWord(`${remoteOf(materials)}/${branch}`)}`;
}

/** A remote that forgets is either somebody's force push or somebody who hides a statement. */
export function rewoundNote(remote: string): string {
  return `The record of ${remote} went back: it no longer has commits that this clone has. Give them back: sallyport record push`;
}

function remoteOf({ remote }: Materials): string {
  return remote ?? 'the remote';
}
