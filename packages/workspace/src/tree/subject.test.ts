import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResolvedGate, Selector } from '@sallyport/gate';
import { sha256 } from '@sallyport/record';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { artefacts } from './artefacts.ts';
import { commitTree } from './commit-tree.ts';
import { loadSecretKey } from './secret-key.ts';
import { digestSelectors, type SubjectSources, subjectDigest } from './subject.ts';

async function sourcesOf(directory: string, commit: string, key: Uint8Array | null): Promise<SubjectSources> {
  // Only the named keys are read, so a part of a gate is gate enough here.
  const gate = { git: { branch: 'main', message: 'go' } } as unknown as ResolvedGate;
  return {
    tree: commitTree(await openRepository(directory), commit),
    artefacts: artefacts(directory),
    gate,
    candidate: commit,
    papers: new Map([['log', 'a'.repeat(64)]]),
    trust: null,
    stack: async ({ files }) => sha256(files.join()),
    secretKey: key,
  };
}

const SELECTORS: readonly Selector[] = [
  { kind: 'path', path: 'docs/FAQ.md' },
  { kind: 'folder', path: 'docs/' },
  { kind: 'artefact', path: 'dist/setup.exe' },
  { kind: 'gate', keys: ['git'] },
  { kind: 'candidate' },
  { kind: 'paper', paper: 'log' },
  { kind: 'paper', paper: 'minutes' },
  { kind: 'trust' },
  { kind: 'stack', files: ['compose.yaml'], environment: [] },
];

test('every kind of selector has a digest, and what is absent is null', async () => {
  const project = temporaryRepository();
  project.write('docs/faq.md', 'questions');
  project.write('docs/guide.md', 'guide');
  const commit = project.commit('one');
  project.write('dist/setup.exe', 'MZ');
  const states = await digestSelectors(SELECTORS, await sourcesOf(project.directory, commit, null));
  const digests = states.map((state) => (state.known ? state.digest : 'unknown'));
  expect(digests.slice(0, 5).every((digest) => /^[0-9a-f]{64}$/.test(digest ?? ''))).toBe(true);
  expect(digests.slice(5)).toEqual(['a'.repeat(64), null, null, sha256('compose.yaml')]);
  expect(subjectDigest(states)).toMatch(/^[0-9a-f]{64}$/);
});

test('changed committed bytes change exactly what is about them', async () => {
  const project = temporaryRepository();
  project.write('docs/faq.md', 'questions');
  project.write('other.md', 'other');
  const first = await sourcesOf(project.directory, project.commit('one'), null);
  project.write('docs/faq.md', 'questions and answers');
  const second = await sourcesOf(project.directory, project.commit('two'), null);
  async function digest(sources: SubjectSources, selector: Selector): Promise<string | null> {
    return subjectDigest(await digestSelectors([selector], sources));
  }
  for (const [selector, same] of [
    [{ kind: 'path', path: 'docs/faq.md' }, false],
    [{ kind: 'folder', path: 'docs' }, false],
    [{ kind: 'path', path: 'other.md' }, true],
    [{ kind: 'gate', keys: ['git'] }, true],
    [{ kind: 'candidate' }, false],
  ] as const) {
    const equal = (await digest(first, selector)) === (await digest(second, selector));
    expect(equal, JSON.stringify(selector)).toBe(same);
  }
});

test('a secret is equal or different under one key, and unknown without it', async () => {
  const project = temporaryRepository();
  const commit = project.commit('one');
  const selector: Selector = { kind: 'secret', path: '.env' };
  const directory = temporaryFolder();
  const key = await loadSecretKey({ create: true, directory });
  const sources = await sourcesOf(project.directory, commit, key);
  const absent = await digestSelectors([selector], sources);
  expect(absent).toEqual([{ selector, known: true, digest: null }]);
  project.write('.env', 'PASSWORD=one');
  const [one] = await digestSelectors([selector], sources);
  const [again] = await digestSelectors([selector], await sourcesOf(project.directory, commit, key));
  project.write('.env', 'PASSWORD=two');
  const [two] = await digestSelectors([selector], sources);
  expect(one).toEqual(again);
  expect(two).not.toEqual(one);
  expect(JSON.stringify([one, two])).not.toContain('PASSWORD');
  const elsewhere = await digestSelectors([selector], await sourcesOf(project.directory, commit, null));
  expect(elsewhere).toMatchObject([{ known: false }]);
  expect(subjectDigest(elsewhere)).toBeNull();
});

test('the runner key is made once, kept private and refused when others can read it', async () => {
  const directory = join(temporaryFolder(), 'data');
  expect(await loadSecretKey({ create: false, directory })).toBeNull();
  const [one, two] = await Promise.all([
    loadSecretKey({ create: true, directory }),
    loadSecretKey({ create: true, directory }),
  ]);
  expect(one).toEqual(two);
  const file = join(directory, 'secret-digest-key');
  chmodSync(file, 0o644);
  await expect(loadSecretKey({ create: true, directory })).rejects.toMatchObject({ code: 'KEY_PERMISSIONS' });
  chmodSync(file, 0o600);
  writeFileSync(file, 'short');
  await expect(loadSecretKey({ create: true, directory })).rejects.toMatchObject({ code: 'SECRET_KEY_BROKEN' });
});

test('files are selected by their name wherever they stand, and by nothing else', async () => {
  const digest = async (files: Readonly<Record<string, string>>) => {
    const project = temporaryRepository();
    for (const [path, text] of Object.entries({ 'README.md': 'read', ...files })) project.write(path, text);
    const sources = await sourcesOf(project.directory, project.commit('one'), null);
    const [state] = await digestSelectors([{ kind: 'named', names: ['Dockerfile'] }], sources);
    return state?.known === true ? state.digest : 'unknown';
  };
  const before = await digest({ 'a/Dockerfile': 'FROM a', 'web.Dockerfile': 'FROM b', 'docs/Dockerfiles.md': 'x' });
  expect(await digest({ 'a/Dockerfile': 'FROM a', 'web.Dockerfile': 'FROM b' })).toBe(before);
  expect(await digest({ 'a/Dockerfile': 'FROM c', 'web.Dockerfile': 'FROM b' })).not.toBe(before);
  expect(await digest({ 'b/dockerfile': 'FROM a', 'web.Dockerfile': 'FROM b' })).not.toBe(before);
  expect(await digest({ 'docs/Dockerfiles.md': 'x' })).toBeNull();
});

test('of a folder only the endings count that are named, and never what is excepted', async () => {
  const digest = async (files: Readonly<Record<string, string>>) => {
    const project = temporaryRepository();
    for (const [path, text] of Object.entries({ 'docs/a.md': 'a', ...files })) project.write(path, text);
    const sources = await sourcesOf(project.directory, project.commit('one'), null);
    const selector: Selector = { kind: 'folder', path: 'docs', endings: ['.md'], except: ['docs/Log.md'] };
    return subjectDigest(await digestSelectors([selector], sources));
  };
  const before = await digest({});
  expect(await digest({ 'docs/picture.png': 'x', 'docs/log.md': 'said', 'other.md': 'x' })).toBe(before);
  expect(await digest({ 'docs/deep/b.MD': 'b' })).not.toBe(before);
  expect(await digest({ 'docs/a.md': 'b' })).not.toBe(before);
});
