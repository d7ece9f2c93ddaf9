import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'sallyport-main-'));

afterAll(() => rmSync(place, { recursive: true, force: true }));

function sallyport(words: readonly string[], before: readonly string[] = []) {
  const given = ['--conditions=sallyport-source', '--no-warnings', ...before, main, ...words];
  const { status, stderr } = spawnSync(process.execPath, given, { cwd: place, encoding: 'utf8' });
  return { code: status, stderr };
}

test.each([
  ['unhandledRejection', 'Promise.reject(new Error("lost"))'],
  ['uncaughtException', '{ throw new Error("lost"); }'],
])('what nobody caught (%s) is 70 and one line, never the 1 of a NO-GO', (event, act) => {
  // It happens only once somebody listens, so that it cannot come before the program does.
  const code = `process.on('newListener', (name) => { if (name === '${event}') setImmediate(() => ${act}); });`;
  const hook = `data:text/javascript,${encodeURIComponent(code)}`;
  expect(sallyport(['--version'], ['--import', hook])).toEqual({ code: 70, stderr: 'sallyport: lost\n' });
});

test.each(['check', 'status', 'init'])('--dir that names a file, or nothing, is wrong usage of %s', (command) => {
  writeFileSync(join(place, 'notes.txt'), 'notes');
  for (const [dir, what] of [
    ['notes.txt', 'is not a directory'],
    ['nowhere', 'does not exist'],
    ['notes.txt/below', 'does not exist'],
  ] as const) {
    const { code, stderr } = sallyport([command, '--dir', dir]);
    expect([code, stderr]).toEqual([64, expect.stringContaining(`${dir} ${what}.\n  (CLI_USAGE)`)]);
  }
});
