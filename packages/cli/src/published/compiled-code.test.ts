import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { cacheFolder } from './cache-folder.ts';
import { readCompiled, writeCompiled } from './compiled-code.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sallyport-compiled-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

const code = new Map([
  ['a.cjs', Buffer.from('first')],
  ['b-–.cjs', Buffer.alloc(0)],
  ['c.cjs', Buffer.from('\0third\n')],
]);

test('what was kept is read again, each part where V8 takes it as it lies', () => {
  const path = join(folder(), 'status.code');
  writeCompiled(path, code);
  const read = readCompiled(path);
  expect(new Map([...read].map(([name, bytes]) => [name, Buffer.from(bytes)]))).toEqual(code);
  const whole = readFileSync(path);
  for (const [name, bytes] of code) {
    if (bytes.length > 0) expect(whole.indexOf(bytes) % 8, name).toBe(0);
  }
});

test('a file that is not as it was written is not used, whatever byte differs', () => {
  const path = join(folder(), 'status.code');
  expect(readCompiled(path).size).toBe(0);
  writeCompiled(path, code);
  const whole = readFileSync(path);
  for (let at = 0; at < whole.length; at += 1) {
    const bent = Buffer.from(whole);
    bent[at] = (bent[at] ?? 0) ^ 1;
    writeFileSync(path, bent);
    expect(readCompiled(path).size, `byte ${at}`).toBe(0);
    writeFileSync(path, whole.subarray(0, at));
    expect(readCompiled(path).size, `${at} bytes`).toBe(0);
  }
});

test('where anybody else may write, or nothing can be written, nothing is kept', () => {
  const cache = folder();
  const environment = { XDG_CACHE_HOME: cache };
  const ours = cacheFolder('build', environment);
  expect(ours).toBe(join(cache, 'sallyport', 'compiled', 'build'));
  expect(cacheFolder('build', { ...environment, NODE_DISABLE_COMPILE_CACHE: '1' })).toBeNull();
  if (process.platform !== 'win32') {
    chmodSync(ours ?? '', 0o777);
    expect(cacheFolder('build', environment)).toBeNull();
  }
  writeFileSync(join(cache, 'file'), '');
  expect(cacheFolder('build', { XDG_CACHE_HOME: join(cache, 'file') })).toBeNull();
});
