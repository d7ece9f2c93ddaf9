import { coSignatureSubstance, type Owed } from '@sallyport/gate';
import {
  type OpenedDocument,
  type Sha256,
  type SignoffEntry,
  type SignoffPurpose,
  type Subject,
  sha256,
} from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { isEmpty } from './in-order.ts';
import { signedFiles } from './signed-files.ts';

/** One person's answer to everything that one text shows. */
export interface Answer {
  readonly answer: 'accepted' | 'rejected';
  /** Needed for a rejection. */
  readonly reason: string | null;
}

/** The answer with what it was given to. */
export interface GivenAnswer extends Answer {
  /** The text exactly as it was shown; it becomes a blob of the record. */
  readonly text: string;
  /** Documents that the person opened before. Empty from a terminal, where the text names digests. */
  readonly opened: readonly OpenedDocument[];
}

/** What the signer agrees to; part of the signed bytes. */
const meanings = {
  criterion: 'I have read what was shown to me and answer for each criterion as stated.',
  deliverable: 'I have reviewed each deliverable against its acceptance and answer as stated.',
  minutes: 'I have read the body of these minutes and answer as stated.',
  'co-signature': 'I have read each proposal and answer as stated.',
  acknowledgement: 'I have read and understood this version.',
} as const satisfies Record<SignoffPurpose, string>;

/**
 * One statement a purpose, with an entry for each thing of `owed`; each entry stands or falls alone. Throws
 * CLI_NOTHING_TO_SIGN, and CLI_USAGE for a rejection without reason.
 */
export async function draftAnswers(
  session: Pick<Founded, 'gate' | 'tree' | 'record'>,
  owed: Owed,
  given: GivenAnswer,
): Promise<readonly NewStatement<'signoff'>[]> {
  if (isEmpty(owed)) {
    throw new ActionError('CLI_NOTHING_TO_SIGN', 'Nothing is left to answer for.', {
      command: 'sallyport sign --show',
    });
  }
  if (given.answer === 'rejected' && !given.reason) {
    throw new ActionError('CLI_USAGE', 'A rejection needs its reason.');
  }
  const files: Partial<Record<SignoffPurpose, readonly Subject[]>> = await signedFiles(session, owed);
  return answeredEntries(owed, given).map(([purpose, list]) => signoff(purpose, list, given, files[purpose] ?? []));
}

function answeredEntries(
  owed: Owed,
  { answer, reason }: Answer,
): readonly (readonly [SignoffPurpose, readonly SignoffEntry[]])[] {
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
  return entries.filter(([, list]) => list.length > 0);
}

function signoff(
  purpose: SignoffPurpose,
  entries: readonly SignoffEntry[],
  { text, opened }: GivenAnswer,
  files: readonly Subject[],
): NewStatement<'signoff'> {
  const shown = new TextEncoder().encode(text);
  return {
    type: 'signoff',
    subject: signoffSubjects(entries, files),
    body: { purpose, meaning: meanings[purpose], shown: sha256(shown), opened: inOrder(opened), entries },
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

/** By name, each document once, as the record wants them. */
function inOrder(opened: readonly OpenedDocument[]): readonly OpenedDocument[] {
  const named = new Map(opened.map(({ name, sha256: digest }) => [name, { name, sha256: digest }]));
  return [...named.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
}
