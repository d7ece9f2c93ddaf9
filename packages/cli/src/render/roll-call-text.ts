import { printable } from '@sallyport/actions';
import type { Board, StationView } from '@sallyport/gate';
import { styler } from '../terminal/style.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** The roll call, station by station in call order. */
export function rollCallText(board: Board, terminal: Pick<Terminal, 'colour'>): string {
  const { poll } = board;
  if (!poll) return 'No poll is open.';
  const style = styler(terminal);
  const head = `Roll call ${poll.statement.slice(0, 12)} · ${poll.state} · until ${poll.deadline}`;
  const lines = poll.stations.map((station) => {
    const word = { go: 'GO', 'no-go': 'NO-GO', silent: '—' }[station.answer].padEnd(6);
    const colour = station.answer === 'go' ? 'green' : station.answer === 'no-go' ? 'red' : 'yellow';
    return `  ${style(colour, word)} ${station.title.padEnd(22)} ${voices(station)}`;
  });
  const noGos = board.standingNoGos.map(
    (vote) => `  no-go of ${vote.person} stands: ${printable(vote.reason ?? 'no reason given')}`,
  );
  const changed = poll.changed.map((each) => `  void: ${each}`);
  return [style('bold', head), ...lines, ...noGos, ...changed].join('\n');
}

function voices(station: StationView): string {
  const said = station.votes.map(
    (vote) =>
      `${vote.person} ${vote.answer}${vote.reason ? ` (${printable(vote.reason)})` : ''}${vote.counts ? '' : ` [${vote.why}]`}`,
  );
  const silent = station.silent.map((person) => `${person} silent`);
  return [...said, ...silent].join(', ');
}
