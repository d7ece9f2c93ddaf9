import type { Board } from '@sallyport/gate';
import type { Instant } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { PersonAuthor } from '../statement/author.ts';
import type { NewStatement } from '../statement/encode-draft.ts';

export interface DeviationInput {
  /** In any letter case; none for everything that the gate file does below its profile. */
  readonly criteria: readonly string[];
  /** null takes the reason that the gate file gives. */
  readonly reason: string | null;
  readonly expires: Instant | null;
}

/** Signs for what the gate file does below its profile, a statement each. Throws CLI_NOTHING_TO_SIGN and CLI_USAGE. */
export function draftDeviations(
  session: Founded,
  board: Board,
  author: PersonAuthor,
  { criteria, reason: given, expires }: DeviationInput,
): readonly NewStatement<'deviation'>[] {
  const asked = criteria.map((each) => each.toLowerCase());
  const open = board.weakenings
    .filter((each) => each.deviation === null && (asked.length === 0 || asked.includes(each.criterion.toLowerCase())))
    .filter(
      (each) =>
        !session.record.statements.some(
          (one) =>
            one.type === 'deviation' &&
            one.body.weakening === each.digest &&
            one.header.author.person === author.person,
        ),
    );
  if (open.length === 0) {
    throw new ActionError(
      'CLI_NOTHING_TO_SIGN',
      'No deviation is open: the gate file does nothing below its profile here that you have not signed for already.',
      { command: 'sallyport status' },
    );
  }
  return open.map((weakening) => {
    const reason = given ?? weakening.reason;
    if (!reason)
      throw new ActionError(
        'CLI_USAGE',
        `The deviation for ${weakening.criterion} needs a reason: --reason "…", or \`reason:\` in the gate file.`,
      );
    return {
      type: 'deviation' as const,
      subject: [{ name: `${weakening.criterion} ${weakening.kind}`, digest: { sha256: weakening.digest } }],
      body: { criterion: weakening.criterion, weakening: weakening.digest, reason, expires },
    };
  });
}
