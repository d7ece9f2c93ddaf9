import { type Materials, shellWord } from '@sallyport/workspace';

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

function remoteOf({ remote }: Materials): string {
  return remote ?? 'the remote';
}
