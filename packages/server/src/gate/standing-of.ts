import type { RecordView } from '@sallyport/record';
import type { Front, RoleTitle, Standing } from '../gate-port.ts';
import type { Live } from './live-gate.ts';

/** What anybody may know. */
export function frontOf({ gate, board }: Live): Front {
  const { number, title } = gate.phase;
  return { project: gate.project.name, phase: { number, title }, kind: board.kind, roles: gate.roles.map(roleOf) };
}

/** Where a person stands in the trust root in force. */
export function standingOf({ record, gate }: Live, person: string, demoKey: string | null): Standing {
  const root = record?.roots.at(-1) ?? null;
  const granted = new Set(root?.grants.filter((grant) => grant.person === person).map(({ role }) => role));
  const own = (root?.keys ?? []).filter((key) => key.person === person);
  const active = own.filter(({ status }) => status === 'active');
  return {
    root: root?.version ?? null,
    enrolled: active.length > 0,
    roles: gate.roles.filter(({ id }) => granted.has(id)).map(roleOf),
    founder: record?.roots[0]?.persons.some(({ id }) => id === person) ?? false,
    keys: active.map(({ fingerprint }) => fingerprint),
    retiredKeys: own.filter(({ status }) => status !== 'active').map(({ fingerprint }) => fingerprint),
    demoKey: active.some(({ fingerprint }) => fingerprint === demoKey) ? demoKey : null,
    signed: record === null ? 0 : (signedIn(record).get(person) ?? 0),
  };
}

/** Counted once a record, and not with every request of everybody. */
const counted = new WeakMap<RecordView, ReadonlyMap<string | null, number>>();

function signedIn(record: RecordView): ReadonlyMap<string | null, number> {
  const known = counted.get(record);
  if (known !== undefined) return known;
  const counts = new Map<string | null, number>();
  for (const { header } of record.statements)
    counts.set(header.author.person, (counts.get(header.author.person) ?? 0) + 1);
  counted.set(record, counts);
  return counts;
}

function roleOf({ id, title }: RoleTitle): RoleTitle {
  return { id, title };
}
