import type { PersonId, TrustKey } from '@sallyport/record';
import type { Participants } from './participants.ts';

/** Who vouched for whom, and which persons sign with keys that prove somebody was there: what a grade rests on. */
export function enrolment({ root }: Participants): readonly string[] {
  const others = root.persons.filter((each) => each.vouchedBy !== each.id);
  const vouching = Map.groupBy(others, (each) => each.vouchedBy);
  const proved = signingWith(root.keys, 'proved');
  const files = signingWith(root.keys, 'key file');
  return [
    ...[...vouching].map(([voucher, persons]) => `${voucher} vouched for ${persons.map(({ id }) => id).join(', ')}.`),
    ...(proved.length > 0 ? [`Keys that prove presence: ${proved.join(', ')}.`] : []),
    ...(files.length > 0 ? [`Key files, which prove nobody's presence: ${files.join(', ')}.`] : []),
  ];
}

function signingWith(keys: readonly TrustKey[], presence: TrustKey['presence']): readonly PersonId[] {
  const persons = keys.flatMap((key) =>
    key.person !== null && key.actor === 'Human' && key.status === 'active' && key.presence === presence
      ? [key.person]
      : [],
  );
  return [...new Set(persons)].sort();
}
