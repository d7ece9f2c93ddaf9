import { describe, expect, it } from 'vitest';
import { wrongContent } from './file-signature.ts';
import { placesOf } from './installer-files.ts';
import { mayShareFile, platformOf } from './platform-of.ts';
import { readManifest } from './read-manifest.ts';
import { otherVersionInName, sameVersion } from './version-in-name.ts';

const digest = 'a'.repeat(64);

describe('formats of a manifest', () => {
  it.each([
    ['GNU text', `${digest}  a.exe`],
    ['GNU binary', `${digest} *a.exe`],
    ['BSD', `SHA256 (a.exe) = ${digest.toUpperCase()}`],
    ['a comment and CRLF', `# Harbour\r\n${digest}  ./a.exe\r\n`],
  ])('%s', (_, text) => {
    expect(readManifest(text)).toMatchObject({ format: 'sums', files: [{ path: 'a.exe', sha256: digest }] });
  });

  it.each([
    ['', 'names no file'],
    ['hello', 'no digest'],
    ['{', 'not JSON'],
    ['{}', 'version'],
    ['{"version":"1","files":{}}', 'files'],
    ['{"version":"1","files":[{"path":"a"}]}', 'platform'],
    [`{"version":"1","files":[{"path":"a","platform":"b","sha256":"${digest}","size":-1}]}`, 'size'],
    ['{"version":"1","commit":"main","files":[]}', 'commit'],
  ])('%j is none', (text, problem) => {
    const read = readManifest(text);
    expect('problem' in read ? read.problem : '').toContain(problem);
  });
});

describe('paths', () => {
  it.each(['../a', 'a/../../b', '/etc/passwd', 'C:\\a', 'a\\b', 'a\0b', './../a', 'a//b'])('%j is refused', (path) => {
    expect(placesOf(path, 'release/manifest.json', 'release')).toBeNull();
  });

  it.each([
    ['a.exe', ['release/a.exe']],
    ['release/a.exe', ['release/release/a.exe', 'release/a.exe']],
    ['win/a.exe', ['release/win/a.exe']],
  ])('%s stays inside', (path, places) => {
    expect(placesOf(path, 'release/manifest.json', './release/')).toEqual(places);
  });
});

describe('platforms of file names', () => {
  const promised = ['windows-x64', 'macos-universal', 'linux-x64', 'linux-arm64'];

  it.each([
    ['Harbour-Setup.exe', 'windows-x64'],
    ['Harbour.dmg', 'macos-universal'],
    ['harbour_0.9.9_amd64.deb', 'linux-x64'],
    ['harbour-aarch64.AppImage', 'linux-arm64'],
    ['harbour-linux.tar.gz', null],
    ['harbour-darwin-universal.zip', 'macos-universal'],
    ['notes.txt', null],
  ])('%s', (name, platform) => {
    expect(platformOf(name, promised)).toBe(platform);
  });

  it('may share a file on one system, and not across systems', () => {
    expect(mayShareFile('a.dmg', 'macos-x64', 'macos-arm64')).toBe(true);
    expect(mayShareFile('a-x64.exe', 'windows-x64', 'linux-x64')).toBe(false);
    expect(mayShareFile('harbour.jar', 'windows-x64', 'linux-x64')).toBe(true);
  });
});

describe('versions in names', () => {
  it.each([
    'Harbour-0.9.9-stable.exe',
    'Harbour-0.9.9-windows-x64.exe',
    'harbour_0.9.9-1_amd64.deb',
    'Harbour.exe',
    'harbour-glibc2.31-macos-11.0.zip',
    'v0.9.9/Harbour.exe',
  ])('%s is the candidate’s', (name) => {
    expect(otherVersionInName(name, '0.9.9-stable')).toBeNull();
  });

  it.each([
    ['Harbour-0.9.8.exe', '0.9.8'],
    ['Harbour-0.9.9-rc1.exe', '0.9.9-rc1'],
    ['Harbour-0.9.9-stable-debug.exe', '0.9.9'],
    ['Harbour-10.9.9.exe', '10.9.9'],
  ])('%s is %s', (name, version) => {
    expect(otherVersionInName(name, '0.9.9-stable')).toContain(version);
  });

  it('are equal but for a leading v and build metadata', () => {
    expect(sameVersion('v1.2.3+5', '1.2.3')).toBe(true);
    expect(sameVersion('1.2.3-rc1', '1.2.3')).toBe(false);
  });
});

describe('first bytes', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each([
    ['a.exe', 'MZ'],
    ['a.zip', 'PK'],
    ['a.pkg', 'xar!'],
    ['a.dmg', 'anything'],
    ['a.run', '#!/bin/sh'],
    ['a.deb', '!<arch>\n'],
  ])('%s may begin with %j', (name, head) => {
    expect(wrongContent(name, bytes(head))).toBeNull();
  });

  it.each([
    ['a.exe', 'PK'],
    ['a.dmg', ' <!DOCTYPE html>'],
    ['a.dmg', 'version https://git-lfs.github.com/spec/v1'],
    ['a.msi', 'MZ'],
    ['a.AppImage', '#!/bin/sh'],
    ['a.zip', ''],
  ])('%s may not begin with %j', (name, head) => {
    expect(wrongContent(name, bytes(head))).not.toBeNull();
  });
});
