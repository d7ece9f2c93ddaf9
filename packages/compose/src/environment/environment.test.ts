import { expect, test } from 'vitest';
import { canonicalize } from '../canonical/canonicalize.ts';
import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, MapNode } from '../node.ts';
import { valueOf } from '../node-edit/node-edit.ts';
import { resolvePaths } from '../normalize/resolve-paths.ts';
import { toModel } from '../normalize/to-model.ts';
import { nodesOf } from '../testing/nodes-of.ts';
import { environmentCases, refusedFiles } from './environment.cases.ts';
import { linesOfVariables } from './lines-of-variables.ts';
import { readEnvironmentFiles } from './read-environment-files.ts';
import { resolveNamedVariables } from './resolve-named-variables.ts';

const variables = new Map([['FROM_SHELL', 'shell']]);

async function resolved(written: string, files: Readonly<Record<string, string>>): Promise<MapNode> {
  const root = canonicalize(nodesOf(`services:\n  web:\n${written.replace(/^/gm, '    ')}`));
  const placed = resolveNamedVariables(resolvePaths(root, '/work'), variables);
  return readEnvironmentFiles(placed, { readText: async (path) => files[path] ?? null, variables });
}

test.each(environmentCases)('%s', async (_statement, written, files, wanted) => {
  expect(toModel(await resolved(written, files)).services['web'] ?? {}).toEqual(wanted);
});

test.each(refusedFiles)('%s', async (_statement, written, files, line, word) => {
  const error = await resolved(written, files).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ComposeError);
  const [problem] = error instanceof ComposeError ? error.problems : [];
  expect(problem).toMatchObject({ code: 'COMPOSE_ENV_FILE', at: { line } });
  expect(problem?.message).toContain(word);
});

test('a value of a file has the place of the file, and knows what it replaced', async () => {
  const root = await resolved('env_file: [a.env, b.env]\nenvironment: { A: own }', {
    '/work/a.env': '# first\nB=1\nA=1\n',
    '/work/b.env': 'B=2',
  });
  const environment = valueOf(valueOf(valueOf(root, 'services'), 'web'), 'environment');
  expect(placesOf(valueOf(environment, 'B'))).toEqual(['/work/b.env:1', '/work/a.env:2']);
  expect(placesOf(valueOf(environment, 'A'))).toEqual(['compose.yaml:4', '/work/a.env:3']);
});

test.each([
  ['A=1\nB=2', 'B', 2],
  ['A=1\nA=2', 'A', 2],
  ['export A=1', 'A', 1],
  ['AB=1\nA: 1', 'A', 2],
  ['A', 'A', 1],
  ['A=1', 'C', undefined],
])('the line of a variable', (text, name, line) => {
  expect(linesOfVariables(text).get(name)).toBe(line);
});

function placesOf(node: ComposeNode | undefined): readonly string[] {
  return node === undefined ? [] : [node.at, ...node.replaced].map(({ file, line }) => `${file}:${line}`);
}
