import type { Board } from '@sallyport/gate';
import type { PersonId, RecordView, RoleId } from '@sallyport/record';
import type { PersonRef } from '../../contract/primitives.ts';

const counts = [
  'Nothing',
  'One',
  'Two',
  'Three',
  'Four',
  'Five',
  'Six',
  'Seven',
  'Eight',
  'Nine',
  'Ten',
  'Eleven',
  'Twelve',
];

/** `One thing`, `Five things`, `48 things`; `Nothing` for none. */
export function things(count: number): string {
  if (count === 0) return 'Nothing';
  return `${counted(count)} thing${count === 1 ? '' : 's'}`;
}

/** A number at the start of a sentence. */
export function counted(count: number): string {
  return counts[count] ?? String(count);
}

/** `3 answers`, `1 answer`. */
export function amount(count: number, one: string, more = `${one}s`): string {
  return `${count} ${count === 1 ? one : more}`;
}

/** A person as others see one; the id where the name was erased or there is no record yet. */
export function personRef(record: Pick<RecordView, 'people'> | null, id: PersonId): PersonRef {
  return { id, name: record?.people.get(id)?.name ?? id };
}

/** `Security lead`; the id where the gate has no such role. */
export function roleTitle(board: Pick<Board, 'roles'>, role: RoleId): string {
  return board.roles.find((each) => each.role === role)?.title ?? role;
}

/** Roles that a person holds at the gate as it stands. */
export function rolesOf(board: Pick<Board, 'roles'>, person: PersonId | null): readonly RoleId[] {
  if (person === null) return [];
  return board.roles.filter(({ persons }) => persons.includes(person)).map(({ role }) => role);
}

/** Sentences of the gate name people by their ids; pages name them as the others do. */
export function withNames(record: Pick<RecordView, 'people'> | null, notes: readonly string[]): string[] {
  const names = record?.people ?? new Map<PersonId, { readonly name: string }>();
  return notes.map((note) => note.replace(/[\w.-]*\w/gu, (word) => names.get(word)?.name ?? word));
}
