import { runnerId } from '@sallyport/emberfall';
import { blobsOf, type RecordView, readRecord, type Sha256, type SignoffEntry, sha256 } from '@sallyport/record';
import { foundRecord } from '@sallyport/testkit';

/** A phase as teams live it: the runner looks every day, and people sign more often than it looks. */
const signoffsPerLook = 3;
const criteriaPerSignoff = 6;

/**
 * A record of so many statements for the project that `files` is the record of: the same people, roles and gate, what
 * the runner saw there once, seen again and again, and sign-offs of everybody in turn. Signed by keys made here, so that
 * it takes seconds and not an hour of ssh-keygen.
 */
export async function longRecord(
  files: ReadonlyMap<string, Uint8Array>,
  statements: number,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const view = readRecord(files);
  const root = view.roots.at(-1);
  const gate = view.statements.findLast((statement) => statement.type === 'gate');
  const seen = view.statements.findLast((statement) => statement.type === 'evidence');
  const source = gate?.type === 'gate' ? view.blobs.get(gate.body.source) : undefined;
  const resolved = gate?.type === 'gate' ? view.blobs.get(gate.body.resolved) : undefined;
  if (root === undefined || gate?.type !== 'gate' || seen?.type !== 'evidence' || !source || !resolved) {
    throw new Error('the record to lengthen has no root, baseline or evidence');
  }
  const builder = await foundRecord({
    persons: root.persons.map(({ id }) => id),
    roles: Object.fromEntries(
      root.grants.map(({ role }) => [
        role,
        root.grants.filter((grant) => grant.role === role).map(({ person }) => person),
      ]),
    ),
    runners: [runnerId],
    origin: view.origin,
    start: new Date(Date.now() - (statements + 60) * 60_000).toISOString().replace(/\.\d+Z$/, 'Z'),
  });
  const { path, profile, rules, facets, commit } = gate.body;
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  const baseline = await builder.gate(text(source), text(resolved), { path, profile, rules, facets, commit });
  await builder.cosign(baseline, { by: root.persons[1]?.id ?? '' });
  const { entries, tool, materials, candidate } = seen.body;
  const how = { by: `runner:${runnerId}`, tool, rules: seen.body.rules, materials, candidate };
  const present = builder.view().statements.length;
  for (const digest of blobsOf(seen)) {
    builder.blob(view.blobs.get(digest) ?? new Uint8Array());
  }
  let previous: readonly Sha256[] = [];
  for (let count = present; count < statements; count++) {
    if ((count - present) % (signoffsPerLook + 1) > 0) {
      await builder.signoff(answers(view, text(resolved), count), {
        by: root.persons[count % root.persons.length]?.id ?? '',
      });
      continue;
    }
    // As the runner writes them: seen again now, in the place of what was seen before.
    const again = entries.map(({ observedAt: _, ...entry }) => ({ ...entry, previous }));
    previous = [await builder.evidence(again, { ...how, subject: seen.subject })];
  }
  await builder.seal();
  return builder.files;
}

/** What one person answers in one go: the next criteria in turn, by her first role. */
function answers(view: RecordView, resolved: string, count: number): readonly Partial<SignoffEntry>[] {
  const { criteria } = JSON.parse(resolved) as { readonly criteria: readonly { readonly id: string }[] };
  const root = view.roots.at(-1);
  const person = root?.persons[count % root.persons.length]?.id;
  const role = root?.grants.find((grant) => grant.person === person)?.role ?? null;
  return Array.from({ length: criteriaPerSignoff }, (_, place) => {
    const about = criteria[(count * criteriaPerSignoff + place) % criteria.length]?.id ?? '';
    return { about, role, substance: sha256(`${about} as it was at statement ${count}`) };
  });
}
