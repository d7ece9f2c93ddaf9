import type { Terminal } from './terminal.ts';

/** Seconds; by the clock of the process, since `performance` would load a module of its own. */
const patience = 0.5;

/** The terminal of this process. Colour only for eyes: a TTY, no NO_COLOR, no --json. */
export function processTerminal(json: boolean): Terminal {
  const { stdout, stderr } = process;
  const started = process.uptime();
  let live = false;
  function clear(): void {
    if (live) stderr.write('\r\u001B[2K');
    live = false;
  }
  return {
    json,
    colour: !json && stdout.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb',
    // Standard input last: to ask it anything is to open it.
    interactive: !json && stdout.isTTY && process.stdin.isTTY,
    columns: stdout.columns ?? 140,
    out(text) {
      clear();
      stdout.write(`${text}\n`);
    },
    note(text) {
      clear();
      stderr.write(`${text}\n`);
    },
    document(value) {
      clear();
      stdout.write(`${JSON.stringify(value, null, 2)}\n`);
    },
    progress(line) {
      if (process.uptime() - started < patience) return;
      if (!stderr.isTTY) return;
      clear();
      stderr.write(line.slice(0, Math.max(20, (stderr.columns ?? 80) - 1)));
      live = true;
    },
    async ask(question) {
      clear();
      const { createInterface } = await import('node:readline/promises');
      const reader = createInterface({ input: process.stdin, output: stderr });
      try {
        return (await reader.question(question)).trim();
      } finally {
        reader.close();
      }
    },
    done: clear,
  };
}
