import { type Board, durationSeconds, type Facts, gateInForce, openCriteria, takeSnapshot } from '@sallyport/gate';
import { ActionError } from '../action-error.ts';
import type { Founded } from '../session/require-record.ts';
import type { NewStatement } from '../statement/encode-draft.ts';

const usual = 'PT24H';
const longest = 'P3D';

/**
 * A poll on today's snapshot. Refused unless every required criterion is met or waived. Throws CLI_NO_BASELINE,
 * CLI_NOT_READY, and CLI_USAGE for a deadline out of bounds.
 */
export function draftPoll(
  session: Founded,
  { facts, board }: { readonly facts: Facts; readonly board: Board },
  input: { readonly deadline: string | null },
): readonly [NewStatement<'poll'>] {
  const { baseline, kickoff } = board;
  if (!baseline || baseline.changed.length > 0)
    throw new ActionError('CLI_NO_BASELINE', 'A poll needs a baseline of the gate file as it stands.', {
      command: 'sallyport baseline',
    });
  if (!kickoff)
    throw new ActionError('CLI_NOT_READY', 'Open the kickoff first.', { command: 'sallyport kickoff open' });
  const open = openCriteria(board.criteria);
  if (open.length > 0) {
    const ids = open.map((view) => view.criterion.id).join(' ');
    throw new ActionError(
      'CLI_NOT_READY',
      `A poll opens when every required criterion is met or waived. Open: ${ids}. (A no-go may be cast at any time.)`,
      { command: 'sallyport status' },
    );
  }
  const wanted = input.deadline ?? usual;
  const seconds = durationSeconds(wanted);
  if (seconds <= 0 || seconds > durationSeconds(longest))
    throw new ActionError('CLI_USAGE', `The deadline ${wanted} is out of bounds: PT1M to ${longest}.`);
  const opened = session.caller.now();
  const deadline = new Date(Date.parse(opened) + seconds * 1000).toISOString().replace('.000Z', 'Z');
  const snapshot = takeSnapshot(facts, board);
  return [
    {
      type: 'poll',
      subject: [{ name: 'candidate', digest: { sha256: facts.candidate } }],
      body: { kickoff, opened, deadline, stations: stations(session, board), snapshot },
    },
  ];
}

/** Frozen at opening: who may answer for each required role, and how many of them must say GO. */
function stations(session: Founded, board: Board) {
  const { roles } = gateInForce(session.gate, board);
  const required = new Map(roles.filter((role) => role.required).map((role) => [role.id, role]));
  return board.roles.flatMap(({ role, persons }) => {
    const found = required.get(role);
    return found ? [{ role, persons, needed: Math.min(found.needed ?? persons.length, persons.length) }] : [];
  });
}
