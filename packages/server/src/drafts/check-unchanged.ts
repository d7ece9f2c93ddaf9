import type { Draft as StoredDraft } from '@sallyport/store';
import type { Wish } from '../contract/drafts.ts';
import type { GatePlace } from '../gate/gate-place.ts';
import type { Live } from '../gate/live-gate.ts';
import { isSaid } from '../gate/trouble.ts';
import { ServerError } from '../server-error.ts';
import type { DraftContent } from './draft-content.ts';
import { draftSubstance } from './draft-substance.ts';
import { wishToday } from './make-draft.ts';

/**
 * Drafts the same wish again and compares. Throws SERVER_CHANGED where it binds something else by now: the wish and its
 * reason stay with the person, who reads what changed.
 */
export async function checkUnchanged(
  place: GatePlace,
  live: Live,
  { person, wish, substance }: StoredDraft,
  { root }: Pick<DraftContent, 'root'>,
): Promise<void> {
  if ((live.record?.roots.at(-1)?.version ?? null) !== root)
    throw changed('Another trust root took effect while this page was open.');
  const today = await substanceToday(place, live, person, wish as unknown as Wish);
  if (today !== substance) throw changed('What you would sign for changed while this page was open.');
}

async function substanceToday(place: GatePlace, live: Live, person: string, wish: Wish): Promise<string> {
  try {
    const { statements } = await wishToday(place, live, person, wish, false);
    return draftSubstance(statements);
  } catch (error) {
    // What could be drafted before and cannot now has changed; its own words say how.
    if (error instanceof ServerError || isSaid(error)) throw changed(error.message, error);
    throw error;
  }
}

function changed(message: string, cause?: unknown): ServerError {
  return new ServerError('SERVER_CHANGED', message, {
    action: 'Nothing was signed. Read it as it stands now, then sign; what you wrote is still there.',
    cause,
  });
}
