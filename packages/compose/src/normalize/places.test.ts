import { expect, test } from 'vitest';
import { canonicalize } from '../canonical/canonicalize.ts';
import { portsAndMounts, processAndEnvironment } from '../canonical/mounts-and-process.cases.ts';
import { buildAndNetwork, healthAndResources } from '../canonical/resources-and-network.cases.ts';
import { modelCases } from '../canonical/whole-models.cases.ts';
import type { ComposeNode, Position } from '../node.ts';
import { entriesOf, itemsOf } from '../node-edit/node-edit.ts';
import { nodesOf } from '../testing/nodes-of.ts';
import { normalize } from './normalize.ts';
import { resolvePaths } from './resolve-paths.ts';
import { setDefaults } from './set-defaults.ts';

const services = [...portsAndMounts, ...processAndEnvironment, ...healthAndResources, ...buildAndNetwork];
const files = [
  ...modelCases.map(([statement, written]) => [statement, written] as const),
  ...services.map(([statement, written]) => [statement, serviceText(written)] as const),
];

function serviceText(written: string): string {
  return `services:\n  web:\n${written.replace(/^/gm, '    ')}`;
}

test.each(files)('every value has a place of the file or none: %s', (_statement, written) => {
  const root = normalize(resolvePaths(setDefaults(canonicalize(nodesOf(written))), '/work'), 'app');
  const lines = written.split('\n').length;
  for (const { file, line, column } of placesOf(root)) {
    const isOfFile = file === 'compose.yaml' && line >= 1 && line <= lines + 1 && column >= 1;
    expect(isOfFile || (file === '' && line === 0 && column === 0)).toBe(true);
  }
});

test.each([
  ['what links imply stands at the link', 'links: [db]', ['depends_on', 'db', 'condition'], '3:13'],
  ['an absolute path stands where the relative one stands', 'build: ./a', ['build', 'context'], '3:12'],
  ['a Dockerfile that nobody wrote stands nowhere', 'build: ./a', ['build', 'dockerfile'], '0:0'],
  ['the default network stands nowhere', 'image: x', ['networks', 'default'], '0:0'],
  ['a word of a command stands at the command', 'command: a b', ['command', 1], '3:14'],
  ['an environment value stands at its item', 'environment: [A=1]', ['environment', 'A'], '3:19'],
] as const)('%s', (_statement, written, path, place) => {
  const root = normalize(resolvePaths(setDefaults(canonicalize(nodesOf(serviceText(written)))), '/work'), 'app');
  const node = ['services', 'web', ...path].reduce<ComposeNode | undefined>(
    (above, step) => (above?.kind === 'list' ? above.items[Number(step)] : entryOf(above, String(step))),
    root,
  );
  expect(`${node?.at.line}:${node?.at.column}`).toBe(place);
});

function entryOf(node: ComposeNode | undefined, key: string): ComposeNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

function placesOf(node: ComposeNode): readonly Position[] {
  const below = [...itemsOf(node), ...entriesOf(node).map(([, { value }]) => value)];
  return [node.at, ...entriesOf(node).map(([, { keyAt }]) => keyAt), ...below.flatMap(placesOf)];
}
