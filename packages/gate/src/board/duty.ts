import type { PersonId } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import type { Board, DutyGrade, ReliefView } from './board.ts';
import type { Participants } from './participants.ts';

const gradeOrder: readonly DutyGrade[] = ['A', 'B', 'C', 'S'];

/** True when `grade` is at least as separate as `minimum` (A best, S solo). */
export function gradeSuffices(grade: DutyGrade, minimum: DutyGrade): boolean {
  return gradeOrder.indexOf(grade) <= gradeOrder.indexOf(minimum);
}

/**
 * How separate the duties really are, with what caps it. A: every required role another person; B: some persons hold
 * several compatible roles, or one person enrolled all keys; C: incompatible roles in one hand, or relief approved by
 * its requester; S: one person in every chair.
 */
export function dutyGrade(people: Participants, gate: ResolvedGate, relief: readonly ReliefView[]): Board['duty'] {
  if (people.root.persons.length === 0) return { grade: 'S', notes: ['Nobody is enrolled yet.'] };
  if (people.solo) return { grade: 'S', notes: ['One person sits in every chair.'] };
  const caps: { grade: DutyGrade; note: string }[] = [];
  for (const [person, roles] of rolesByPerson(people, gate)) {
    if (roles.length > 1) caps.push({ grade: 'B', note: `${person} holds ${roles.join(' and ')}.` });
    for (const [left, right] of gate.incompatible) {
      if (roles.includes(left) && roles.includes(right)) {
        caps.push({
          grade: 'C',
          note: `${person} holds ${left} and ${right}, which the gate file calls incompatible.`,
        });
      }
    }
  }
  const vouchers = new Set(
    people.root.persons.filter((each) => each.vouchedBy !== each.id).map((each) => each.vouchedBy),
  );
  const [voucher] = vouchers;
  if (vouchers.size <= 1 && voucher) caps.push({ grade: 'B', note: `${voucher} enrolled everybody's keys.` });
  for (const view of relief) {
    if (view.state === 'in force' && view.approvedBy.length === 0) {
      caps.push({ grade: 'C', note: `The ${view.kind} for ${view.criterion} has no second signature.` });
    }
  }
  const grade = caps.reduce<DutyGrade>((so, cap) => (gradeSuffices(so, cap.grade) ? cap.grade : so), 'A');
  return { grade, notes: caps.map((cap) => cap.note) };
}

function rolesByPerson(people: Participants, gate: ResolvedGate): ReadonlyMap<PersonId, readonly string[]> {
  const required = new Set(gate.roles.filter((role) => role.required).map((role) => role.id));
  const map = new Map<PersonId, string[]>();
  for (const { person, role } of people.root.grants) {
    if (required.has(role)) map.set(person, [...(map.get(person) ?? []), role]);
  }
  return map;
}
