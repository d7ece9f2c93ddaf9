import type { Sha256, StatementOf } from '@sallyport/record';
import { proposedChanges } from '../baseline/gate-changed-text.ts';
import { printable } from '../printable.ts';
import type { Session } from '../session/open-session.ts';
import { baselineText } from './baseline-text.ts';
import { rootText } from './root-text.ts';
import { waiverText } from './waiver-text.ts';

/** What a proposal is told from. */
export type ProposalPlace = Pick<Session, 'record' | 'gate'> & {
  readonly source: Pick<Session['source'], 'digest'>;
};

/** A proposal in full, for whoever co-signs it. */
export function proposalText(session: ProposalPlace, digest: Sha256, type: string): string {
  const { record } = session;
  const statement = record?.statements.find((each) => each.digest === digest);
  const head = `── ${type} proposed by ${statement?.header.author.person ?? 'nobody known'} (${digest.slice(0, 16)}) ──`;
  if (!record || !statement) return `${head}\nmissing from the record`;
  switch (statement.type) {
    case 'gate':
      return [head, ...proposedChanges(record, digest), ...baselineText(session, statement.body)].join('\n');
    case 'trust':
      return [head, ...rootText(statement, record)].join('\n');
    case 'waiver':
      return [head, ...waiverText(statement, record, session.gate)].join('\n');
    case 'deviation':
      return [head, ...deviationText(session, statement)].join('\n');
    default:
      return head;
  }
}

function deviationText({ gate }: ProposalPlace, { body }: StatementOf<'deviation'>): readonly string[] {
  const criterion = gate.criteria.find(({ id }) => id === body.criterion);
  const found = gate.weakenings.find((each) => each.digest === body.weakening);
  return [
    `Deviation for ${body.criterion}${criterion ? ` (${printable(criterion.title)})` : ''}${body.expires ? ` until ${body.expires}` : ', while the gate file says so'}`,
    ...(found
      ? [`  ${found.kind}`, `  profile: ${printable(found.profile)}`, `  here:    ${printable(found.gate)}`]
      : [`  the gate file no longer says this (weakening ${body.weakening})`]),
    `because ${printable(body.reason)}`,
  ];
}
