import type { Sha256 } from '@sallyport/record';
import type { Draft as StoredDraft } from '@sallyport/store';
import type { Wish } from '../contract/drafts.ts';
import type { GatePlace } from '../gate/gate-place.ts';
import type { Live } from '../gate/live-gate.ts';
import { isSaid } from '../gate/trouble.ts';
import { ServerError } from '../server-error.ts';
import type { DraftContent } from './draft-content.ts';
import { draftSubstance } from './draft-substance.ts';
import { isDraftOf } from './drafted-here.ts';
import { passkeyToday, wishToday } from './make-draft.ts';

/**
 * Drafts the same wish again and compares. Throws SERVER_CHANGED where it binds something else by now: the wish and its
 * reason stay with the person, who reads what changed.
 */
export async function checkUnchanged(
  place: GatePlace,
  live: Live,
  { id, person, wish, substance }: StoredDraft,
  { root }: Pick<DraftContent, 'root'>,
): Promise<void> {
  if ((live.record?.roots.at(-1)?.version ?? null) !== root)
    throw changed('Another trust root took effect while this page was open.');
  const today = await substanceToday(place, live, { id, person, wish: wish as unknown as Wish });
  if (today !== null && today !== substance) throw changed('What you would sign for changed while this page was open.');
}

/** null where the draft was made of the very judgement that stands: who may sign is asked again, and nothing else can differ. */
async function substanceToday(
  place: GatePlace,
  live: Live,
  { id, person, wish }: { readonly id: string; readonly person: string; readonly wish: Wish },
): Promise<Sha256 | null> {
  try {
    const { author } = await passkeyToday(place, live, person, wish);
    if (isDraftOf(live, id, author)) return null;
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
