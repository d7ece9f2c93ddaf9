import type { PersonId } from '@sallyport/record';
import type { PeoplePage } from '../../contract/people.ts';
import { type JudgedGate, shownBoard } from '../judged-gate.ts';
import { rolesOf, withNames } from './words.ts';

/** Somebody who was invited and is not in the trust root yet. */
export type Invited = PeoplePage['invited'][number];

/** `GET /api/people`: who may answer for what, with which keys, and who is on the way in. */
export function peoplePage(judged: JudgedGate, person: PersonId, invited: readonly Invited[]): PeoplePage {
  const { gate, record } = judged;
  const board = shownBoard(judged);
  const root = record?.roots.at(-1) ?? null;
  const proposed = new Set(
    record?.statements.flatMap((each) =>
      each.type === 'trust' && root !== null && each.body.version > root.version
        ? each.body.keys.map(({ fingerprint }) => fingerprint)
        : [],
    ),
  );
  const active = new Set(root?.keys.filter(({ status }) => status === 'active').map(({ fingerprint }) => fingerprint));
  const onTheWay = invited.filter(({ fingerprint }) => fingerprint === null || !active.has(fingerprint));
  const ready = onTheWay.filter(({ state }) => state === 'ready to enrol');
  return {
    root:
      root === null
        ? null
        : { version: root.version, fingerprint: root.statement, threshold: root.threshold, origin: root.origin },
    duty: { grade: board.duty.grade, notes: withNames(record, board.duty.notes) },
    roles: gate.roles.map(({ id, title, required, needed }) => ({
      id,
      title,
      required,
      needed,
      persons: [...(board.roles.find(({ role }) => role === id)?.persons ?? [])],
    })),
    people: (root?.persons ?? []).map(({ id, vouchedBy }) => ({
      id,
      name: record?.people.get(id)?.name ?? id,
      roles: [...rolesOf(board, id)],
      vouchedBy,
      keys: (root?.keys ?? [])
        .filter((key) => key.person === id)
        .map(({ fingerprint, presence, status, actor }) => ({ fingerprint, presence, status, actor })),
    })),
    runners: (root?.keys ?? []).flatMap(({ runner, fingerprint }) =>
      runner === null ? [] : [{ id: runner, fingerprint, seals: root?.sealers.includes(fingerprint) ?? false }],
    ),
    invited: onTheWay.map((each) =>
      each.fingerprint !== null && proposed.has(each.fingerprint) ? { ...each, state: 'proposed' as const } : each,
    ),
    mine: {
      canInvite: false,
      canFound: root === null && ready.some((each) => each.person === person),
      canEnrol: root !== null && ready.length > 0 && root.persons.some(({ id }) => id === person),
    },
  };
}
