// Keeps a consistent copy of the SQLite database beside it, made anew every hour: sallyport.db is written to at any
// moment, and what is copied while it changes may be no database any more. Plain JavaScript: it runs in the image.
import { renameSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';

const HOUR = 3_600_000;
const [from, to, once] = process.argv.slice(2);
if (from === undefined || to === undefined || (once !== undefined && once !== '--once')) {
  process.stderr.write('usage: node copy-database.mjs DATABASE COPY [--once]\n');
  process.exit(64);
}

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));

if (once === undefined) for (;;) await pause(copy(from, to) ? HOUR : HOUR / 60);
else copy(from, to);

/** Whether there is a new copy. The last good one stays until a whole one replaces it. */
function copy(database, target) {
  const part = `${target}.part`;
  try {
    rmSync(part, { force: true });
    const source = new Database(database, { fileMustExist: true, timeout: 30_000 });
    try {
      source.prepare('vacuum into ?').run(part);
    } finally {
      source.close();
    }
    check(part);
    renameSync(part, target);
    process.stdout.write(`${target} is a copy of ${database} as of ${new Date().toISOString()}.\n`);
    return true;
  } catch (error) {
    rmSync(part, { force: true });
    process.stderr.write(`${database} was not copied: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
    return false;
  }
}

function check(file) {
  const written = new Database(file, { readonly: true });
  try {
    const answer = written.pragma('quick_check', { simple: true });
    if (answer !== 'ok') throw new Error(`the copy is damaged: ${String(answer)}`);
  } finally {
    written.close();
  }
}
