import { type Board, durationSeconds, type Facts, gateInForce, openCriteria, takeSnapshot } from '@sallyport/gate';
import type { RecordView } from '@sallyport/record';
import { CliError } from '../../cli-error.ts';
import { optionText } from '../../command.ts';
import { append } from '../../session/append.ts';
import { personOf } from '../../session/author.ts';
import type { Founded } from '../../session/require-record.ts';

const longest = durationSeconds('P3D');

/** Opens a poll on today's snapshot. Refused unless every required criterion is met or waived. */
export async function openPoll(session: Founded, facts: Facts, board: Board): Promise<RecordView> {
  const author = await personOf(session, session.record.roots.at(-1));
  const { baseline, kickoff } = board;
  if (!baseline || baseline.changed.length > 0)
    throw new CliError('CLI_NO_BASELINE', 'A poll needs a baseline of the gate file as it stands.', {
      command: 'sallyport baseline',
    });
  if (!kickoff) throw new CliError('CLI_NOT_READY', 'Open the kickoff first.', { command: 'sallyport kickoff open' });
  const open = openCriteria(board.criteria);
  if (open.length > 0) {
    const ids = open.map((view) => view.criterion.id).join(' ');
    throw new CliError(
      'CLI_NOT_READY',
      `A poll opens when every required criterion is met or waived. Open: ${ids}. (A no-go may be cast at any time.)`,
      { command: 'sallyport status' },
    );
  }
  const wanted = optionText(session.invocation, 'deadline') ?? 'PT24H';
  const seconds = durationSeconds(wanted);
  if (seconds <= 0 || seconds > longest)
    throw new CliError('CLI_USAGE', `The deadline ${wanted} is out of bounds: PT1M to P3D.`);
  const opened = session.invocation.now();
  const deadline = new Date(Date.parse(opened) + seconds * 1000).toISOString().replace('.000Z', 'Z');
  const snapshot = takeSnapshot(facts, board);
  const { record } = await append(session, author, [
    {
      type: 'poll',
      subject: [{ name: 'candidate', digest: { sha256: facts.candidate } }],
      body: { kickoff, opened, deadline, stations: stations(session, board), snapshot },
    },
  ]);
  return record;
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
