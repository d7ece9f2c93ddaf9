import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { copyAttributes } from '@sallyport/actions';
import { RecordError } from '@sallyport/record';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type CopyLimits, copiedRecord } from './copied-record.ts';

const digest = 'ab'.padEnd(64, '0');
const statement = `statements/ab/${digest}.json`;

/** A folder with a statement, a log and the attributes; whether they are a sound record is not asked here. */
function copyWith(files: Readonly<Record<string, string | null>> = {}): string {
  const place = mkdtempSync(join(tmpdir(), 'sallyport-copy-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  const folder = join(place, '.sallyport');
  const all = { [statement]: '{}', 'log/leaves': 'x\n', '.gitattributes': copyAttributes, ...files };
  for (const [path, text] of Object.entries(all)) {
    if (text === null) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function refusal(folder: string, limits?: CopyLimits): readonly [string, string | null] {
  try {
    copiedRecord(folder, limits);
  } catch (error) {
    if (error instanceof RecordError) return [error.code, error.file];
    throw error;
  }
  return ['accepted', null];
}

describe('the copy of a record', () => {
  test('is its files by path, without the attributes', () => {
    expect([...copiedRecord(copyWith()).keys()].sort()).toEqual(['log/leaves', statement]);
  });

  test('is refused without its attributes, and with any byte of them changed', () => {
    expect(refusal(copyWith({ '.gitattributes': null }))).toEqual(['RECORD_FILE_MISSING', '.gitattributes']);
    const bytes = Buffer.from(copyAttributes);
    for (const mask of [0x01, 0x20]) {
      for (let at = 0; at < bytes.length; at++) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ mask;
        const found = refusal(copyWith({ '.gitattributes': changed.toString('latin1') }));
        expect([at, found]).toEqual([at, ['RECORD_STRAY_FILE', '.gitattributes']]);
      }
    }
    expect(refusal(copyWith({ '.gitattributes': `\uFEFF${copyAttributes}` }))[0]).toBe('RECORD_STRAY_FILE');
  });

  test.each([
    ['a file', (folder: string) => symlinkSync('/etc/hosts', join(folder, 'log', 'checkpoints')), 'log/checkpoints'],
    ['a statement', (folder: string) => linkStatement(folder), `statements/cd/${'cd'.padEnd(64, '0')}.json`],
    ['a folder', (folder: string) => symlinkSync('/', join(folder, 'blobs')), 'blobs'],
    ['nothing', (folder: string) => symlinkSync('nowhere', join(folder, 'trust')), 'trust'],
  ])('is refused with a link to %s, which is not followed', (_, link, path) => {
    const folder = copyWith();
    link(folder);
    expect(refusal(folder)).toEqual(['RECORD_STRAY_FILE', path]);
  });

  test('is refused where .sallyport is itself a link, or a file', () => {
    const folder = copyWith();
    symlinkSync(folder, join(dirname(folder), 'link'));
    expect(refusal(join(dirname(folder), 'link'))).toEqual(['RECORD_STRAY_FILE', '.sallyport']);
    expect(refusal(join(folder, 'log/leaves'))).toEqual(['RECORD_STRAY_FILE', '.sallyport']);
  });

  test('is refused with a pipe, which would never end', () => {
    const folder = copyWith();
    execFileSync('mkfifo', [join(folder, 'log', 'pipe')]);
    expect(refusal(folder)).toEqual(['RECORD_STRAY_FILE', 'log/pipe']);
  });

  test.each([
    ['of another name', 'README.md', 'README.md'],
    ['in other letter case', `Statements/ab/${digest}.json`, `Statements/ab/${digest}.json`],
    ['in a folder of another digest', `statements/cd/${digest}.json`, `statements/cd/${digest}.json`],
    ['of a name that writes lines', 'x\nVERIFIED', '"x\\nVERIFIED"'],
    ['of a name that moves the cursor', '\u001b[2K', '"\\u001b[2K"'],
  ])('is refused with a file %s, however large it is', (_, path, named) => {
    const folder = copyWith({ [path]: 'x' });
    truncateSync(join(folder, path), 8 * 1024 ** 3);
    expect(refusal(folder)).toEqual(['RECORD_STRAY_FILE', named]);
  });

  test('is refused with folders deeper than a record has, even empty ones', () => {
    const folder = copyWith();
    mkdirSync(join(folder, 'statements/ab/cd'), { recursive: true });
    expect(refusal(folder)).toEqual(['RECORD_STRAY_FILE', 'statements/ab/cd']);
  });

  test('is refused beyond its limits: entries, empty folders among them, bytes of a file, bytes of all', () => {
    const limits = { entries: 8, file: 1000, total: 1500 };
    expect(refusal(copyWith(), limits)).toEqual(['accepted', null]);
    const folders = copyWith();
    for (let at = 0; at < 9; at++) mkdirSync(join(folders, `empty-${at}`));
    expect(refusal(folders, limits)).toEqual(['RECORD_TOO_LARGE', null]);
    expect(refusal(copyWith({ 'log/leaves': 'x'.repeat(1001) }), limits)).toEqual(['RECORD_TOO_LARGE', 'log/leaves']);
    const both = copyWith({ 'log/leaves': 'x'.repeat(900), [statement]: 'x'.repeat(900) });
    expect(refusal(both, limits)[0]).toBe('RECORD_TOO_LARGE');
  });

  test('a hole of many gigabytes under a good name is not read', () => {
    const folder = copyWith();
    truncateSync(join(folder, 'log/leaves'), 64 * 1024 ** 3);
    expect(refusal(folder)).toEqual(['RECORD_TOO_LARGE', 'log/leaves']);
  });
});

function linkStatement(folder: string): void {
  mkdirSync(join(folder, 'statements/cd'));
  symlinkSync(join(folder, statement), join(folder, `statements/cd/${'cd'.padEnd(64, '0')}.json`));
}
