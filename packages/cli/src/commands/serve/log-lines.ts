import { printable } from '@sallyport/actions/printable';
import type { ServerSettings } from '@sallyport/server';
import type { Terminal } from '../../terminal/terminal.ts';

/** One line an event on stderr: JSON for machines, words for people, who are spared every page that was fetched. */
export function logTo(terminal: Terminal): ServerSettings['log'] {
  return (entry) => {
    if (terminal.json) {
      terminal.note(JSON.stringify(entry));
      return;
    }
    if (entry.level === 'info' && entry.event === 'request') return;
    const details = Object.entries(entry.details).map(([name, value]) =>
      name === 'line' ? value : `${name} ${value}`,
    );
    const words = [entry.time, entry.level, entry.event, entry.person ?? '', ...details].filter((word) => word !== '');
    terminal.note(printable(words.join('  ')));
  };
}
