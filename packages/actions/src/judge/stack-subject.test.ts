import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ResolvedGate } from '@sallyport/gate';
import { plainDirectory } from '@sallyport/workspace';
import { afterEach, expect, test } from 'vitest';
import { stackSubject } from './stack-subject.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-stack-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

// Only the untracked files are read of a gate.
const gate = { untracked: [], staging: { files: [], environment: [], exposure: [] } } as unknown as ResolvedGate;
const compose = 'services:\n  api: { build: { context: api, dockerfile: docker/api.image } }\n';

test('a Dockerfile of any name is noticed by every command, with what the last one remembers and without', async () => {
  const folder = folderWith({ 'compose.yaml': compose, 'api/docker/api.image': 'FROM a:1\n', 'notes.md': 'x' });
  const repository = { commonDirectory: join(folder, '.git') };
  const digest = (from = repository) =>
    stackSubject(from, plainDirectory(folder), gate)({ kind: 'stack', files: ['compose.yaml'], environment: [] });
  const first = await digest();
  writeFileSync(join(folder, 'notes.md'), 'y');
  expect(await digest()).toBe(first);
  writeFileSync(join(folder, 'api/docker/api.image'), 'FROM a:2\n');
  const second = await digest();
  expect(second).not.toBe(first);
  expect(await digest({ commonDirectory: join(folder, 'nowhere') })).toBe(second);
  writeFileSync(join(folder, 'compose.yaml'), compose.replace('docker/api.image', 'other'));
  expect(await digest()).toBe(await digest({ commonDirectory: join(folder, 'elsewhere') }));
});
