import type { Instant } from '@sallyport/record';
import { listEnrolments, listInvitations, listPeople, type Store } from '@sallyport/store';
import { fingerprintWords } from '../access/fingerprint-words.ts';
import type { Invited } from './pages/people-page.ts';

/** Everybody who was invited: with a link that still works, or with a passkey that waits to be enrolled. */
export async function invitedPeople(store: Store, now: Instant): Promise<readonly Invited[]> {
  const enrolments = new Map((await listEnrolments(store)).map((each) => [each.person, each]));
  const links = (await listInvitations(store)).filter(
    ({ spent, withdrawn, expires }) => spent === null && withdrawn === null && expires > now,
  );
  return (await listPeople(store)).flatMap(({ id, name, roles }): Invited[] => {
    const enrolment = enrolments.get(id);
    const link = links.find(({ person }) => person === id);
    const common = { person: id, name, roles: [...roles] };
    if (enrolment && (enrolment.state === 'proved' || enrolment.state === 'proposed')) {
      const { fingerprint, state, request } = enrolment;
      // What the key signed is what a root would grant: somebody who is known may be asked in with other roles.
      const { roles: asked } = JSON.parse(request) as { readonly roles: readonly string[] };
      const words = fingerprintWords(fingerprint);
      return [
        {
          ...common,
          roles: [...asked],
          fingerprint,
          words,
          expires: null,
          state: state === 'proved' ? 'ready to enrol' : 'proposed',
        },
      ];
    }
    if (link === undefined) return [];
    return [{ ...common, fingerprint: null, words: null, expires: link.expires, state: 'invited' }];
  });
}
