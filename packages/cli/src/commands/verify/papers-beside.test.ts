import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { papersInDirectory } from './papers-beside.ts';

function directoryWith(files: readonly string[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-papers-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const path of files) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), `this is ${path}`);
  }
  return directory;
}

async function why(directory: string, path: string): Promise<string> {
  const found = await papersInDirectory(directory)(path);
  return 'why' in found ? found.why : `read: ${Buffer.from(found.bytes).toString()}`;
}

describe('papers beside a record', () => {
  test('are read by their path', async () => {
    expect(await why(directoryWith(['docs/log.md']), 'docs/log.md')).toBe('read: this is docs/log.md');
  });

  test.each([
    '../secret.md',
    '/etc/hosts',
    'docs/../../secret.md',
    './docs/log.md',
    'docs//log.md',
    '',
    'docs/log.md/',
  ])('a path that is none inside the directory reads nothing: %j', async (path) => {
    const outer = directoryWith(['secret.md', 'project/docs/log.md']);
    expect(await why(join(outer, 'project'), path)).toBe('is not there');
  });

  test('a path with NUL is no fault of ours', async () => {
    expect(await why(directoryWith(['docs/log.md']), 'docs/log\0.md')).toBe('is not there');
  });

  test('links are not followed, neither to a paper nor to its folder', async () => {
    const directory = directoryWith(['docs/log.md']);
    symlinkSync('log.md', join(directory, 'docs/link.md'));
    symlinkSync('docs', join(directory, 'papers'));
    expect(await why(directory, 'docs/link.md')).toBe('is a link');
    expect(await why(directory, 'papers/log.md')).toBe('lies behind a link');
  });

  test('another letter case is another file, and beside the right one a danger', async () => {
    expect(await why(directoryWith(['Sallyport.yaml']), 'sallyport.yaml')).toBe(
      'is not there, and Sallyport.yaml is another name',
    );
    expect(await why(directoryWith(['Docs/log.md']), 'docs/log.md')).toBe('is not there, and Docs is another name');
    expect(await why(directoryWith(['sallyport.yaml', 'SALLYPORT.YAML']), 'sallyport.yaml')).toBe(
      'has SALLYPORT.YAML beside it, which many systems take for the same file',
    );
  });

  test('a folder, or a file where a folder should be, is no paper', async () => {
    const directory = directoryWith(['docs/log.md']);
    expect(await why(directory, 'docs')).toBe('is not there');
    expect(await why(directory, 'docs/log.md/part')).toBe('is not there');
  });

  test('a huge file is not read', async () => {
    const directory = directoryWith(['log.md']);
    truncateSync(join(directory, 'log.md'), 64 * 1024 ** 3);
    expect(await why(directory, 'log.md')).toMatch(/^has more than \d+ bytes$/);
  });
});
