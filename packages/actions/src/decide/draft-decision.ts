import type { Facts } from '@sallyport/gate';
import type { DecisionBody } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import { divergedNote, joinCommand } from '../session/diverged-note.ts';
import type { Session } from '../session/open-session.ts';
import type { Founded } from '../session/require-record.ts';
import type { NewStatement } from '../statement/encode-draft.ts';
import { approvedPapers } from './approved-papers.ts';
import { decisionBody } from './decision-body.ts';

export interface DecisionDraft {
  readonly statements: readonly [NewStatement<'decision'>];
  readonly body: DecisionBody;
  /** For `commitDecided`; null where the verdict is no GO, and nothing is committed. */
  readonly approved: ReadonlyMap<string, Uint8Array> | null;
}

/** What is decided is decided for everybody: refused while others may have what is not seen here. Throws CLI_NOT_READY. */
export function refuseUndecidable({ caller, sync, repository, materials }: Session): void {
  if (!caller.offline && !sync.reached && repository.remotes.length > 0) {
    throw new ActionError(
      'CLI_NOT_READY',
      `The remote could not be reached (${sync.why}), so statements may be missing here.`,
      { command: 'sallyport decide --offline' },
    );
  }
  const diverged = divergedNote(materials);
  if (diverged) {
    const why = `${diverged} What is decided is decided for everybody: join both sides first.`;
    throw new ActionError('CLI_NOT_READY', why, { command: joinCommand(materials) });
  }
}

/**
 * The decision over a record that is sealed to its last statement, and facts of it. What the papers could stop the
 * commit for is found out here, before anything is signed. Throws CLI_NO_BASELINE, CLI_NOT_READY and CLI_PAPER_CHANGED.
 */
export async function draftDecision(session: Founded, facts: Facts): Promise<DecisionDraft> {
  const { body } = decisionBody(session, facts, session.caller.offline);
  const approved = body.verdict === 'GO' ? await approvedPapers(session) : null;
  const statement: NewStatement<'decision'> = {
    type: 'decision',
    subject: [
      { name: 'candidate', digest: { sha256: facts.candidate } },
      { name: 'baseline', digest: { sha256: body.snapshot.baseline } },
    ].sort((left, right) => (left.name < right.name ? -1 : 1)),
    body,
  };
  return { statements: [statement], body, approved };
}
