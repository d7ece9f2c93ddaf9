import type { GateFile } from './gate-file.ts';
import { duplicates, type GateProblem, suggestion, wrongKey, wrongValue } from './gate-problem.ts';
import type { ProfileLayer } from './profile.ts';
import { resolveRoles } from './resolve-roles.ts';

/** Problems of roles, roll call, incompatible roles and quorum. */
export function peopleProblems(file: GateFile, layers: readonly ProfileLayer[]): readonly GateProblem[] {
  const { roles } = resolveRoles(file, layers);
  const known = roles.map(({ id }) => id);
  return [
    ...givenUp(file, layers),
    ...callOrder(
      file,
      roles.filter(({ required }) => required).map(({ id }) => id),
      known,
    ),
    ...(file.incompatible ?? []).flatMap(([one, other], index) => incompatible(one, other, index, known)),
    ...quorum(file, roles.length),
  ];
}

/** What the profile asks of its roles cannot be given up here: it is what the profile's criteria are built on. */
function givenUp(file: GateFile, layers: readonly ProfileLayer[]): readonly GateProblem[] {
  const ofProfiles = layers.flatMap((layer) => (layer.kind === 'built-in' ? layer.profile.roles : []));
  return ofProfiles.flatMap(({ id, required, everyHolderSigns }) => {
    const change = file.roles?.[id];
    const problems: GateProblem[] = [];
    if (required && change?.required === false) {
      const what = `the profile requires the GO of ${id}`;
      problems.push(
        wrongValue(['roles', id, 'required'], what, 'Leave the key out; one person may hold several roles.'),
      );
    }
    if (everyHolderSigns && change?.everyHolderSigns === false) {
      const what = `in the profile every holder of ${id} signs`;
      problems.push(
        wrongValue(['roles', id, 'everyHolderSigns'], what, 'Leave the key out, or grant the role to fewer people.'),
      );
    }
    return problems;
  });
}

function callOrder(file: GateFile, required: readonly string[], known: readonly string[]): readonly GateProblem[] {
  const order = file.callOrder;
  if (!order) return [];
  const absent = required.filter((role) => !order.includes(role));
  return [
    ...order.flatMap((role, index) =>
      known.includes(role)
        ? []
        : [
            wrongValue(
              ['callOrder', index],
              `the roll call names "${role}", which is no role`,
              suggestion(role, known),
            ),
          ],
    ),
    ...duplicates(order, ['callOrder'], (role) => role, 'the role'),
    ...(absent.length === 0
      ? []
      : [wrongKey(['callOrder'], `the roll call leaves out ${absent.join(', ')}`, 'Name every required role once.')]),
  ];
}

function incompatible(one: string, other: string, index: number, known: readonly string[]): readonly GateProblem[] {
  const path = ['incompatible', index];
  if (one === other) {
    return [wrongValue(path, `${one} is declared incompatible with itself`, 'Name two different roles.')];
  }
  return [one, other].flatMap((role, place) =>
    known.includes(role) ? [] : [wrongValue([...path, place], `"${role}" is no role`, suggestion(role, known))],
  );
}

function quorum(file: GateFile, roles: number): readonly GateProblem[] {
  const asked = file.kickoff?.quorum ?? 0;
  if (asked <= roles) return [];
  const what = `a quorum of ${asked} can never be met by ${roles} roles`;
  return [wrongValue(['kickoff', 'quorum'], what, `Write a number from 1 to ${roles}.`)];
}
