import { describe, expect, it } from 'vitest';
import { changelogEntries } from './changelog.ts';
import { compareVersions } from './semantic-version.ts';
import { statedVersion } from './stated-version.ts';

it('orders versions as Semantic Versioning 2.0.0 section 11 does', () => {
  const ordered = [
    '0.9.8',
    '0.9.9-alpha',
    '0.9.9-alpha.1',
    '0.9.9-alpha.beta',
    '0.9.9-rc.2',
    '0.9.9-rc.11',
    '0.9.9-stable',
    'v0.9.9',
    '0.10.0',
  ];
  for (const [index, version] of ordered.entries()) {
    for (const [other, later] of ordered.entries()) {
      expect(compareVersions(version, later), `${version} ${later}`).toBe(Math.sign(index - other));
    }
  }
  expect(compareVersions('1.0.0+a', '1.0.0+b')).toBe(0);
  expect(compareVersions('soon', '1.0.0')).toBeNull();
});

describe('reads the version of', () => {
  it.each([
    ['package.json', '{"dependencies": {"version": "9.9.9"}, "version": "1.2.3"}', '1.2.3'],
    ['Cargo.toml', '[workspace.package]\nversion = "1.2.3"\n[dependencies]\na = { version = "9" }', '1.2.3'],
    ['pyproject.toml', '[tool.black]\nversion = "9.9.9"\n[project]\nversion = "1.2.3"', '1.2.3'],
    [
      'pom.xml',
      '<project><parent><version>9.9.9</version></parent><version>1.2.3</version><dependencies><dependency><version>8</version></dependency></dependencies></project>',
      '1.2.3',
    ],
    ['a/Game.csproj', '<Project><PropertyGroup><Version>1.2.3</Version></PropertyGroup></Project>', '1.2.3'],
    ['app/build.gradle.kts', 'plugins { id("x") version "9.9.9" }\nversion = "1.2.3"', '1.2.3'],
    ['CMakeLists.txt', 'cmake_minimum_required(VERSION 3.20)\nproject(harbour VERSION 1.2.3)', '1.2.3'],
    ['ProjectSettings/ProjectSettings.asset', 'PlayerSettings:\n  bundleVersion: 1.2.3-rc.1', '1.2.3-rc.1'],
    ['project.godot', 'config/version="1.2.3"', '1.2.3'],
    ['VERSION', 'v1.2.3\n', 'v1.2.3'],
    ['src/version.ts', "// needs 9.9.9\nexport const VERSION = '1.2.3';", '1.2.3'],
    ['src/lib.rs', 'pub const VERSION: &str = "1.2.3";', '1.2.3'],
    ['notes.txt', 'two words and 1.2.3 in a text', null],
    ['broken.json', '{', null],
  ])('%s', (path, text, version) => {
    expect(statedVersion(path, text)?.version ?? null).toBe(version);
  });
});

it('finds the entries of changelogs of many styles', () => {
  const text = [
    '# Changelog',
    '',
    '## [Unreleased]',
    '',
    '## [1.2.0-rc.1] - 2026-11-01',
    '',
    '### Version v1.1.0',
    '',
    '## Release 1.0.0 (2026)',
    '',
    '0.9.0 / 2025-01-01',
    '==================',
    '',
    '0.8.0 (2024-01-01)',
    '',
    'Uses 7.7.7 of a library.',
    '- 6.6.6 in a list',
    '',
    '```',
    '## 5.5.5',
    '```',
    '## harbour-client 0.7.0',
    '[1.2.0-rc.1]: https://example.com',
  ].join('\n');
  expect(changelogEntries(text).map((entry) => entry.version)).toEqual([
    '1.2.0-rc.1',
    '1.1.0',
    '1.0.0',
    '0.9.0',
    '0.8.0',
    '0.7.0',
  ]);
});
