import type { PersonId, RoleId, TrustRoot } from '@sallyport/record';
import { floorCriteria } from '../definition/floor.ts';
import { ofType } from './citations.ts';
import type { Participants } from './participants.ts';
import { coSigners } from './relief.ts';

/**
 * Floor roles that went to somebody new without the signature of one who held them, in sentences for the decision. A
 * role nobody held before has no holder to ask.
 */
export function passedFloorRoles(people: Participants): readonly string[] {
  const floorRoles = [...new Set(floorCriteria.map(({ owner }) => owner))];
  return people.view.roots.flatMap((root, place) => {
    const before = people.view.roots[place - 1];
    if (!before) return [];
    const signers = signersOf(people, root);
    return floorRoles.flatMap((role) => {
      const holders = holdersIn(before, role);
      const gained = holdersIn(root, role).filter((person) => !holders.includes(person));
      if (gained.length === 0 || holders.length === 0 || holders.some((person) => signers.has(person))) return [];
      return [`${role} went to ${gained.join(' and ')} in root ${root.version} without ${holders.join(' or ')}.`];
    });
  });
}

function signersOf(people: Participants, root: TrustRoot): ReadonlySet<PersonId> {
  const proposal = ofType(people.view, 'trust').find((each) => each.digest === root.statement);
  const proposer = proposal?.header.author.person;
  return new Set([...coSigners(people, root.statement).keys(), ...(proposer ? [proposer] : [])]);
}

function holdersIn(root: TrustRoot, role: RoleId): readonly PersonId[] {
  return root.grants.filter((grant) => grant.role === role).map((grant) => grant.person);
}
