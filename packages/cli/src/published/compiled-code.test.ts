import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
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

test('what is no plain file of the own user is not read, and a half-written one does not stay', () => {
  const place = folder();
  const path = join(place, 'status.code');
  writeCompiled(path, code);
  expect(readCompiled(path).size).toBe(3);
  symlinkSync(path, join(place, 'link.code'));
  expect(readCompiled(join(place, 'link.code')).size).toBe(0);
  if (process.platform !== 'win32') {
    chmodSync(path, 0o644);
    expect(readCompiled(path).size).toBe(0);
  }
  mkdirSync(join(place, 'check.code'));
  expect(() => writeCompiled(join(place, 'check.code'), code)).toThrow(/./);
  expect(readdirSync(place).sort()).toEqual(['check.code', 'link.code', 'status.code']);
});

test('a folder that a project brought along, or may have, is never used', () => {
  const project = folder();
  mkdirSync(join(project, '.git'));
  mkdirSync(join(project, '.cache'), { mode: 0o700 });
  expect(cacheFolder('build', { XDG_CACHE_HOME: join(project, '.cache') })).toBeNull();
  rmSync(join(project, '.git'), { recursive: true });
  expect(cacheFolder('build', { XDG_CACHE_HOME: join(project, '.cache') })).not.toBeNull();
  const here = process.cwd();
  process.chdir(project);
  try {
    expect(cacheFolder('build', { XDG_CACHE_HOME: join(process.cwd(), '.cache') })).toBeNull();
    const relative = cacheFolder('build', { XDG_CACHE_HOME: '.cache' });
    expect(relative?.startsWith(process.cwd()) ?? false).toBe(false);
  } finally {
    process.chdir(here);
  }
});

test('where anybody else may write, or nothing can be written, nothing is kept', () => {
  const cache = folder();
  const environment = { XDG_CACHE_HOME: cache };
  const ours = cacheFolder('build', environment);
  expect(ours).toBe(join(cache, 'sallyport', 'compiled', 'build'));
  expect(cacheFolder('build', { ...environment, NODE_DISABLE_COMPILE_CACHE: '1' })).toBeNull();
  if (process.platform !== 'win32') {
    chmodSync(ours ?? '', 0o750);
    expect(cacheFolder('build', environment)).toBeNull();
  }
  writeFileSync(join(cache, 'file'), '');
  expect(cacheFolder('build', { XDG_CACHE_HOME: join(cache, 'file') })).toBeNull();
});
