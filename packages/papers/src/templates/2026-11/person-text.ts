import type { PersonId, RoleId } from '@sallyport/record';
import { codeText, peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';

/** `Sara Lind (`sara`)`, or the id alone where the name is unknown or was erased. */
export function personText(model: PaperModel, id: PersonId): string {
  const name = model.names.get(id);
  return name === undefined || name === id ? codeText(id) : `${peopleText(name)} (${codeText(id)})`;
}

/** Persons in a row, or `nobody`. */
export function personsText(model: PaperModel, ids: readonly PersonId[]): string {
  return ids.length === 0 ? 'nobody' : ids.map((id) => personText(model, id)).join(', ');
}

/** Title of a role as people write it; a role whose every holder signs is "All …", as in "All Tech Leads". */
export function roleText(model: PaperModel, id: RoleId): string {
  const role = model.gate.roles.find((candidate) => candidate.id === id);
  if (role === undefined) return codeText(id);
  return role.everyHolderSigns && !/^all\b/iu.test(role.title)
    ? `All ${peopleText(role.title)}`
    : peopleText(role.title);
}
