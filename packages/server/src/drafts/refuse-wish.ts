import type { PersonAuthor } from '@sallyport/actions';
import { owedBy } from '@sallyport/gate';
import { type Queries, readPerson } from '@sallyport/store';
import type { Wish } from '../contract/drafts.ts';
import type { Live } from '../gate/live-gate.ts';
import { ServerError } from '../server-error.ts';

/** Acts of those who have a role: what is drafted for them says what was found, which nobody else is to read. */
const ofRoles: ReadonlySet<Wish['act']> = new Set<Wish['act']>([
  'baseline',
  'kickoff',
  'poll',
  'minutes',
  'vote',
  'waive',
  'deviate',
  'decide',
]);

/** Throws SERVER_NOT_ALLOWED for what this person may not even see drafted. */
export async function refuseWish(
  store: Queries,
  { record, board }: Live,
  { person, roles }: PersonAuthor,
  wish: Wish,
): Promise<void> {
  if (wish.act === 'found') {
    // Whoever founds decides alone who is in: that is not for everybody who was sent a link.
    if (record === null && (await readPerson(store, person))?.invitedBy !== null) {
      throw new ServerError('SERVER_NOT_ALLOWED', 'The trust root is founded by whoever invites the others.', {
        action: 'Wait until that person has founded it with you in it.',
      });
    }
    return;
  }
  if (roles.length > 0 || record === null) return;
  const others = wish.act === 'answer' && wish.about.some((each) => each.toLowerCase() === 'minutes');
  if (ofRoles.has(wish.act) || (others && owedBy(person, board, record).minutes === null)) {
    throw new ServerError('SERVER_NOT_ALLOWED', 'You have no role at this gate, and this is for those who have one.', {
      action: 'Ask a project manager of this gate.',
    });
  }
}
