import { caseCommit, type FailingCase, type PassingCase, type ProbeCases } from '../../case.ts';

const tagged = { commits: { 'refs/tags/v0.9.9-stable': caseCommit } };
const candidate = {
  version: '0.9.9-stable',
  tag: 'v0.9.9-stable',
  commit: null,
  changelog: 'CHANGELOG.md',
  versionFiles: ['package.json', 'client/version.txt', 'runtime/Cargo.toml'],
};
const files = {
  'package.json': '{\n  "name": "harbour",\n  "version": "0.9.9-stable"\n}\n',
  'client/version.txt': 'v0.9.9-stable\n',
  'runtime/Cargo.toml':
    '[dependencies]\nserde = { version = "1.0.1" }\n\n[package]\nname = "runtime"\nversion = "0.9.9-stable"\n',
  'CHANGELOG.md': `# Changelog

## [Unreleased]

## [0.9.9-stable] - 2026-11-20

- Faster.

## [0.9.8] - 2026-10-01

[0.9.9-stable]: https://git.example/harbour/compare/v0.9.8...v0.9.9-stable
`,
};

function passes(name: string, change: Partial<PassingCase> = {}): PassingCase {
  return { name, files, gate: { candidate }, history: tagged, ...change };
}

function fails(name: string, id: string, change: Partial<FailingCase> = {}): FailingCase {
  return { name, files, gate: { candidate }, history: tagged, ...change, rule: `history.candidate.${id}` };
}

export const cases: ProbeCases = {
  passes: [
    passes('everything agrees'),
    passes('the same at the candidate, while the branch moved on', {
      commit: 'f'.repeat(40),
      history: { ...tagged, files: { [`${caseCommit}:package.json`]: '{"version": "0.9.9-stable"}' } },
    }),
    passes('shallow clone without the tag', { result: 'Unknown', history: { commits: {}, shallow: true } }),
  ],
  fails: [
    fails('neither tag nor commit', 'unbound', { gate: { candidate: { ...candidate, tag: null } } }),
    fails('commit is nowhere', 'commit-missing', { gate: { candidate: { ...candidate, commit: 'abcdef1' } } }),
    fails('no tag', 'tag-missing', { history: { commits: { 'v0.9.9-stable': caseCommit } } }),
    fails('tag moved', 'tag-elsewhere', {
      gate: { candidate: { ...candidate, commit: 'main' } },
      history: { commits: { ...tagged.commits, main: 'f'.repeat(40) } },
    }),
    fails('version file without version', 'version-file-missing', {
      files: { ...files, 'client/version.txt': 'stable\n' },
    }),
    fails('release instead of pre-release', 'version-differs', {
      files: { ...files, 'package.json': '{"version": "0.9.9"}' },
    }),
    fails('built from an older file', 'version-differs', {
      commit: 'f'.repeat(40),
      history: { ...tagged, files: { [`${caseCommit}:package.json`]: '{"version": "0.9.8"}' } },
    }),
    fails('only the release has an entry', 'changelog-missing', {
      files: { ...files, 'CHANGELOG.md': '# Changelog\n\n## 0.9.9 - 2026-11-20\n' },
    }),
    fails('entry still open', 'changelog-unreleased', {
      files: { ...files, 'CHANGELOG.md': '# Changelog\n\n## 0.9.9-stable (unreleased)\n' },
    }),
    fails('a newer entry, and no tag', 'changelog-order', {
      also: ['history.candidate.tag-missing'],
      history: { commits: {} },
      files: { ...files, 'CHANGELOG.md': '# Changelog\n\n## 0.10.0\n\n## 0.9.9-stable\n' },
    }),
  ],
};
