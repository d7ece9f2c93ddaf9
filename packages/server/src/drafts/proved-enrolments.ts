import { type Enrolment, parseEnrolment } from '@sallyport/actions';
import { listEnrolments, type Queries } from '@sallyport/store';

/** Requests whose passkey proved possession and that are in no root yet; each is verified again before it is used. */
export async function provedEnrolments(store: Queries): Promise<readonly Enrolment[]> {
  const rows = (await listEnrolments(store)).filter(({ state }) => state === 'proved' || state === 'proposed');
  return rows.flatMap(({ person, request, proof }) => {
    if (proof === null) return [];
    const found = parseEnrolment(JSON.stringify({ ...JSON.parse(request), proof }), `The request of ${person}`);
    return found.person === person ? [found] : [];
  });
}
