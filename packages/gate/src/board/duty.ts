import type { PersonId } from '@sallyport/record';
import type { ResolvedGate } from '../definition/resolved-gate.ts';
import type { Board, DutyGrade } from './board.ts';
import { enrolment } from './enrolment.ts';
import { passedFloorRoles } from './floor-roles.ts';
import type { Participants } from './participants.ts';

const gradeOrder: readonly DutyGrade[] = ['A', 'B', 'C', 'S'];

/** True when `grade` is at least as separate as `minimum` (A best, S solo). */
export function gradeSuffices(grade: DutyGrade, minimum: DutyGrade): boolean {
  return gradeOrder.indexOf(grade) <= gradeOrder.indexOf(minimum);
}

/**
 * How separate the duties really are. A: every required role another person; B: some persons hold several compatible
 * roles, or one person enrolled all keys; C: incompatible roles in one hand; S: one person in every chair, however many
 * are enrolled beside. The notes say first what caps it, then who passed a floor role, who vouched for whom, and what
 * the keys prove.
 */
export function dutyGrade(people: Participants, gate: ResolvedGate): Board['duty'] {
  if (people.root.persons.length === 0) return { grade: 'S', notes: ['Nobody is enrolled yet.'] };
  const caps = capsOf(people, gate);
  const grade = caps.reduce<DutyGrade>((so, cap) => (gradeSuffices(so, cap.grade) ? cap.grade : so), 'A');
  return { grade, notes: [...caps.map((cap) => cap.note), ...passedFloorRoles(people), ...enrolment(people)] };
}

interface Cap {
  readonly grade: DutyGrade;
  readonly note: string;
}

function capsOf(people: Participants, gate: ResolvedGate): readonly Cap[] {
  const seated = rolesByPerson(people, gate);
  if (people.solo || seated.size === 1) return [{ grade: 'S', note: 'One person sits in every chair.' }];
  const caps: Cap[] = [];
  for (const [person, roles] of seated) {
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
  const enrolling = enrolledBy(people);
  return enrolling ? [...caps, { grade: 'B', note: enrolling }] : caps;
}

/** Who may have enrolled one person twice: somebody who vouched for everybody, or nobody for anybody but themselves. */
function enrolledBy(people: Participants): string | null {
  const vouched = people.root.persons.filter((each) => each.vouchedBy !== each.id);
  const vouchers = new Set(vouched.map((each) => each.vouchedBy));
  const [voucher] = vouchers;
  if (!voucher) return 'Nobody vouched for anybody but themselves.';
  return vouchers.size === 1 ? `${voucher} enrolled everybody's keys.` : null;
}

function rolesByPerson(people: Participants, gate: ResolvedGate): ReadonlyMap<PersonId, readonly string[]> {
  const required = new Set(gate.roles.filter((role) => role.required).map((role) => role.id));
  const map = new Map<PersonId, string[]>();
  for (const { person, role } of people.root.grants) {
    if (required.has(role)) map.set(person, [...(map.get(person) ?? []), role]);
  }
  return map;
}
