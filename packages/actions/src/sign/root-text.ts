import {
  type Person,
  parsePeople,
  peoplePath,
  type RecordView,
  type StatementOf,
  sha256,
  type TrustBody,
} from '@sallyport/record';
import { keyLine, rootChanges } from './root-changes.ts';

/**
 * A proposed trust root: what changes, then the whole of it. People stand here by id, since this text stays in the
 * record for ever; whose names these are is shown beside (`rootNames`) and bound by the people file's digest.
 */
export function rootText({ body }: StatementOf<'trust'>, record: RecordView): readonly string[] {
  const before = record.roots.at(-1);
  const changes = before ? rootChanges(before, body) : [];
  return [
    `Trust root ${body.version} of ${body.origin} (${body.kind})${before ? `, in place of root ${before.version}` : ''}.`,
    `It takes effect when ${before?.threshold ?? body.threshold} persons of the root in force have signed it and it is sealed; the next one needs ${body.threshold}.`,
    ...(before && body.previous !== before.statement
      ? ['It does NOT follow the root in force and can never take effect. Do not sign it.']
      : []),
    '',
    'What changes:',
    ...(changes.length === 0 ? ['  neither persons, roles, keys nor sealers'] : changes.map((line) => `  ${line}`)),
    '',
    'The whole root:',
    ...body.persons.flatMap((person) => personLines(body, person)),
    ...body.keys.filter((key) => key.person === null).map((key) => `  ${keyLine(key)}`),
    ...body.sealers.map((key) => `  ${key} may seal`),
    `  names and addresses: people file ${body.people}`,
  ];
}

function personLines(body: TrustBody, { id, vouchedBy }: TrustBody['persons'][number]): readonly string[] {
  const roles = body.grants.filter((grant) => grant.person === id).map((grant) => grant.role);
  return [
    `  ${id}: ${roles.join(', ') || 'no role'}; vouched for by ${vouchedBy}`,
    ...body.keys.filter((key) => key.person === id).map((key) => `    ${keyLine(key)}`),
  ];
}

/** Who the ids of a proposed root are, from the people file that it cites; null where that file is not here. */
export function rootNames(
  { body }: StatementOf<'trust'>,
  files: ReadonlyMap<string, Uint8Array>,
): readonly Person[] | null {
  const path = peoplePath(body.version);
  const bytes = files.get(path);
  // Of two proposals of one version only one has its people file at this path.
  return bytes && sha256(bytes) === body.people ? [...parsePeople(bytes, path).values()] : null;
}
