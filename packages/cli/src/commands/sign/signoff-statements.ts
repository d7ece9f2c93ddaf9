import { coSignatureSubstance, type Owed } from '@sallyport/gate';
import { type Sha256, type SignoffEntry, type SignoffPurpose, type Subject, sha256 } from '@sallyport/record';
import type { NewStatement } from '../../session/append.ts';
import type { Answer } from './answer.ts';

/** What the signer agrees to; part of the signed bytes. */
const meanings = {
  criterion: 'I have read what was shown to me and answer for each criterion as stated.',
  deliverable: 'I have reviewed each deliverable against its acceptance and answer as stated.',
  minutes: 'I have read the body of these minutes and answer as stated.',
  'co-signature': 'I have read each proposal and answer as stated.',
  acknowledgement: 'I have read and understood this version.',
} as const satisfies Record<SignoffPurpose, string>;

/** One statement a purpose, with an entry for each thing answered; each entry stands or falls alone. */
export function signoffStatements(
  owed: Owed,
  { answer, reason }: Answer,
  text: string,
  files: Partial<Record<SignoffPurpose, readonly Subject[]>> = {},
): readonly NewStatement<'signoff'>[] {
  const given = { answer, reason };
  const entries: readonly [SignoffPurpose, readonly SignoffEntry[]][] = [
    [
      'co-signature',
      owed.proposals.map(({ statement, role }) => ({
        about: statement,
        role,
        ...given,
        substance: coSignatureSubstance(statement),
      })),
    ],
    [
      'acknowledgement',
      owed.acknowledgements.map(({ path, substance }) => ({ about: path, role: null, ...given, substance })),
    ],
    [
      'criterion',
      owed.criteria.map(({ view, role }) => ({ about: view.criterion.id, role, ...given, substance: view.substance })),
    ],
    ['deliverable', owed.deliverables.map(({ id, role, substance }) => ({ about: id, role, ...given, substance }))],
    ['minutes', owed.minutes === null ? [] : [{ about: 'minutes', role: null, ...given, substance: owed.minutes }]],
  ];
  return entries
    .filter(([, list]) => list.length > 0)
    .map(([purpose, list]) => signoff(purpose, list, text, files[purpose] ?? []));
}

function signoff(
  purpose: SignoffPurpose,
  entries: readonly SignoffEntry[],
  text: string,
  files: readonly Subject[],
): NewStatement<'signoff'> {
  const shown = new TextEncoder().encode(text);
  return {
    type: 'signoff',
    subject: signoffSubjects(entries, files),
    body: { purpose, meaning: meanings[purpose], shown: sha256(shown), opened: [], entries },
    blobs: [shown],
  };
}

/** What each entry binds, and the files behind it, each name once. */
function signoffSubjects(entries: readonly SignoffEntry[], files: readonly Subject[]): readonly Subject[] {
  const bound = entries.map(({ about, role, substance }): readonly [string, Sha256] => [
    role === null ? about : `${about} as ${role}`,
    substance,
  ]);
  // Of a document that is acknowledged the bytes are named; what its entry binds stands in the entry.
  const names = new Map([...bound, ...files.map(({ name, digest }) => [name, digest.sha256] as const)]);
  return [...names]
    .map(([name, digest]) => ({ name, digest: { sha256: digest } }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}
