import type { TreeReader } from '@sallyport/gate';
import { expect, test } from 'vitest';
import { discover } from './discover.ts';

async function candidateOf(files: Readonly<Record<string, string>>) {
  return (await discover(treeOf(files))).candidate;
}

function treeOf(files: Readonly<Record<string, string>>): TreeReader {
  return {
    commit: null,
    list: async () => Object.keys(files).map((path) => ({ path, kind: 'file' as const, size: null })),
    find: async (path) => (path in files ? { path, exact: true } : null),
    read: async (path) => new TextEncoder().encode(files[path] ?? ''),
    sha256: async () => null,
  };
}

test('the version is what the project states, however its manifest is laid out', async () => {
  expect(await candidateOf({ 'package.json': '{"name":"emberfall","version":"1.4.2"}' })).toMatchObject({
    version: '1.4.2',
    versionFiles: ['package.json'],
  });
  const nested = '{\n  "engines": {\n    "version": "9.9.9"\n  },\n  "version": "1.4.2"\n}';
  expect(await candidateOf({ 'package.json': nested })).toMatchObject({ version: '1.4.2' });
  expect(await candidateOf({ VERSION: 'v2.0.1\n' })).toMatchObject({ version: 'v2.0.1', versionFiles: ['VERSION'] });
});

test('a manifest without a version is passed over for the next one, and for the changelog', async () => {
  const empty = { 'package.json': '{"private": true, "version": ""}' };
  const cargo = '[dependencies.x]\nversion = "7.0.0"\n[package]\nversion = "0.9.9-stable"\n';
  expect(await candidateOf({ ...empty, 'Cargo.toml': cargo })).toMatchObject({
    version: '0.9.9-stable',
    versionFiles: ['Cargo.toml'],
  });
  const changelog = '# Changelog\n\n## [1.4.0] - Unreleased\n\n## [1.2.0] - 2026-10-01\n\n## [1.3.0] - 2026-11-01\n';
  expect(await candidateOf({ ...empty, 'CHANGELOG.md': changelog })).toEqual({
    version: '1.3.0',
    tag: null,
    changelog: 'CHANGELOG.md',
    versionFiles: [],
  });
});

test('terms and privacy notices are known by their names in several languages', async () => {
  const named = {
    'docs/Nutzungsbedingungen.md': 'terms',
    'docs/datenschutzerklärung.md': 'privacy',
    'legal/confidentialité.pdf': 'privacy',
    'legal/cgu.md': 'terms',
    'terms-of-service.md': 'terms',
  };
  const others = { 'docs/datenschutz-audit.md': '', 'docs/terms_glossary.md': '' };
  const { documents } = await discover(
    treeOf({ ...Object.fromEntries(Object.keys(named).map((path) => [path, ''])), ...others }),
  );
  expect(Object.fromEntries(documents.map(({ path, kind }) => [path, kind]))).toEqual(named);
});

test('games and apps state their version where their engine or build looks for it', async () => {
  const unity = { 'ProjectSettings/ProjectSettings.asset': 'PlayerSettings:\n  bundleVersion: 0.9.1\n' };
  const android = { 'app/build.gradle.kts': 'android {\n  defaultConfig {\n    versionName = "2.1.0"\n  }\n}\n' };
  expect(await candidateOf({ ...unity, ...android })).toMatchObject({
    version: '0.9.1',
    versionFiles: ['ProjectSettings/ProjectSettings.asset'],
  });
  expect(await candidateOf(android)).toMatchObject({ version: '2.1.0', versionFiles: ['app/build.gradle.kts'] });
  expect(await candidateOf({ ...android, VERSION: '3.0.0' })).toMatchObject({ versionFiles: ['VERSION'] });
});

test('a log is known by its phase or by what it is called, and a plan or a template is none', async () => {
  const plans = [
    'docs/phase-4-plan.md',
    'phase_5_checklist.md',
    'docs/phases/roadmap-phase-6.md',
    'docs/design.phase3.md',
  ];
  const logs = ['STATUS.md', 'docs/progress_phase_1.md', 'docs/phase-2.md', 'PHASE3_COMPLETE.md'];
  const found = await discover(treeOf(Object.fromEntries([...plans, ...logs].map((path) => [path, '']))));
  expect(found.logs.map(({ path }) => path)).toEqual(logs);
  expect(found.previousLog).toBe('PHASE3_COMPLETE.md');
});

test('where nobody states a version there is none', async () => {
  expect(await candidateOf({ 'package.json': '{}', 'CHANGELOG.md': '# Changelog\n' })).toMatchObject({ version: null });
  expect(await candidateOf({})).toMatchObject({ version: null, changelog: null });
});

async function stagingOf(...paths: readonly string[]): Promise<readonly string[]> {
  const tree: TreeReader = {
    commit: null,
    list: async () => paths.map((path) => ({ path, kind: 'file' as const, size: null })),
    find: async () => null,
    read: async () => null,
    sha256: async () => null,
  };
  return (await discover(tree)).staging.files;
}

test('an override belongs to a stack that is started without names, and not beside files of staging', async () => {
  const override = 'compose.override.yaml';
  expect(await stagingOf('compose.yaml', override, 'compose.staging.yaml')).toEqual([
    'compose.yaml',
    'compose.staging.yaml',
  ]);
  expect(await stagingOf(override, 'compose.yaml')).toEqual(['compose.yaml', override]);
});

test('the file that Compose takes by itself is the stack, and not an overlay whose name stands before it', async () => {
  const overlays = { 'deploy/compose.build.yaml': '', 'deploy/compose.postgres.yaml': '' };
  const found = await discover(treeOf({ ...overlays, 'deploy/compose.yaml': '', 'deploy/compose.staging.yaml': '' }));
  expect(found.staging.files).toEqual(['deploy/compose.yaml', 'deploy/compose.staging.yaml']);
  expect(found.otherCompose).toEqual(Object.keys(overlays));
  const production = { 'deploy/docker-compose.yml': '', 'deploy/docker-compose.prod.yml': '' };
  expect((await discover(treeOf({ ...overlays, ...production }))).production.files).toEqual(Object.keys(production));
});

test('a file for a swarm is staging where there is no other', async () => {
  const alone = await discover(treeOf({ 'docker-stack.yml': '', 'README.md': '' }));
  expect(alone.staging.files).toEqual(['docker-stack.yml']);
  const beside = await discover(treeOf({ 'docker-stack.yml': '', 'docker-compose.yml': '' }));
  expect(beside.staging.files).toEqual(['docker-compose.yml']);
});
