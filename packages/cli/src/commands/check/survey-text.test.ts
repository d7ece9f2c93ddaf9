import type { TreeReader } from '@sallyport/gate';
import { expect, test } from 'vitest';
import { discover } from '../../discover/discover.ts';
import { surveyText } from './survey-text.ts';

async function textOf(paths: readonly string[], inGit = true): Promise<string> {
  const tree: TreeReader = {
    commit: null,
    list: async () => paths.map((path) => ({ path, kind: 'file' as const, size: 0 })),
    find: async (path) => (paths.includes(path) ? { path, exact: true } : null),
    read: async (path) => (paths.includes(path) ? new Uint8Array() : null),
    sha256: async () => null,
  };
  const surveyed = { findings: [], looked: [], notJudged: [], known: 0, absentEnvironment: [], leftOut: [], inGit };
  return surveyText('harbour', await discover(tree), surveyed, { colour: false, columns: 100 });
}

test('Compose files that no stack was drafted from are named in one line, in any letter case', async () => {
  const folders = ['a', 'b', 'c', 'd', 'e'].map((folder) => `examples/${folder}/compose.yaml`);
  const text = await textOf(['compose.yaml', 'COMPOSE.YAML', 'compose.staging.yaml', 'compose.prod.yaml', ...folders]);
  const lines = text.split('\n').filter((line) => line.includes('Compose files beside'));
  expect(lines).toEqual([expect.stringMatching(/^ not judged .*YAML.*, examples\/a\/compose\.yaml.* and 1 more$/i)]);
  expect(lines.join()).not.toMatch(/compose\.(?:staging|prod)\.yaml/);
  expect(await textOf(['compose.yaml', 'compose.staging.yaml'])).not.toContain('Compose files beside');
});

test('outside of a repository the next step is git init, where sallyport init would fail', async () => {
  expect(await textOf([])).toContain('Next: sallyport init');
  expect(await textOf([], false)).toMatch(/Next: git init .*sallyport init/);
});
