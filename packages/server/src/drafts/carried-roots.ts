import type { PersonId, RecordView, Sha256, VerifiedStatement } from '@sallyport/record';

/**
 * Proposed roots that have the signatures they need once everything is sealed, the one in force of that version among
 * them. Two of one version make a record that nobody can read, and the record finds that out only when it is sealed.
 */
export function carriedRoots({ roots, statements }: RecordView): ReadonlyMap<number, readonly Sha256[]> {
  const carried = new Map<number, readonly Sha256[]>();
  for (const proposal of statements) {
    if (proposal.type !== 'trust' || proposal.body.version === 1) continue;
    const { version, previous } = proposal.body;
    const base = roots[version - 2];
    const author = proposal.header.author.person;
    if (base?.statement !== previous || author === null) continue;
    const persons = signersOf(proposal.digest, statements).add(author);
    const inForce = roots[version - 1]?.statement === proposal.digest;
    const enough = proposal.standing === 'good' && persons.size >= base.threshold;
    if (inForce || enough) carried.set(version, [...(carried.get(version) ?? []), proposal.digest]);
  }
  return carried;
}

/** Who accepted a proposal; of several answers of a person the last one says. */
function signersOf(proposal: Sha256, statements: readonly VerifiedStatement[]): Set<PersonId> {
  const accepted = new Set<PersonId>();
  for (const { type, body, header, standing } of statements) {
    const { person } = header.author;
    if (type !== 'signoff' || body.purpose !== 'co-signature' || standing !== 'good' || person === null) continue;
    const answer = body.entries.findLast(({ about }) => about === proposal)?.answer;
    if (answer === 'accepted') accepted.add(person);
    if (answer === 'rejected') accepted.delete(person);
  }
  return accepted;
}
