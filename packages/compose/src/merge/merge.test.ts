import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ComposeError } from '../compose-error.ts';
import { toPlain } from '../load/plain-model.ts';
import type { MapNode } from '../node.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { collectDirectives, takeAway } from './directives.ts';
import { enforceUnique } from './enforce-unique.ts';
import { type MergeCase, mergeCases } from './merge.cases.ts';
import { mergeFiles } from './merge-files.ts';
import { sameValue } from './same-value.ts';

describe.each([...Map.groupBy(mergeCases, ({ topic }) => topic)])('%s', (_, cases) => {
  test.each(cases)('$statement', (given) => {
    expect(toPlain(merged(read('base.yaml', given, given.base), read('over.yaml', given, given.over)))).toEqual(
      expectedModel(given),
    );
  });
});

describe('places', () => {
  test('a value keeps what it replaced, the nearest first', () => {
    const files = ['a', 'b', 'c'].map((image) => document(`${image}.yaml`, `services:\n  s:\n    image: ${image}\n`));
    const all = files.reduce(merged);
    const image = valueAt(all, ['services', 's', 'image']);
    expect(image).toMatchObject({ value: 'c', at: { file: 'c.yaml', line: 3 } });
    expect(image?.replaced.map(({ file }) => file)).toEqual(['b.yaml', 'a.yaml']);
  });

  test('an item of a list keeps the place of the item that it stands for', () => {
    const base = document('a.yaml', 'services: {s: {cap_add: [X, Y]}}');
    const over = document('b.yaml', 'services: {s: {cap_add: [X]}}');
    const list = valueAt(merged(base, over), ['services', 's', 'cap_add']);
    expect(list?.kind === 'list' && list.items.map(({ at, replaced }) => [at.file, replaced.length])).toEqual([
      ['b.yaml', 1],
      ['a.yaml', 0],
    ]);
  });

  test('a value that an override put in the place of another remembers it', () => {
    const base = document('a.yaml', 'services: {s: {ports: [a]}}');
    const over = document('b.yaml', 'services: {s: {ports: !override [b]}}');
    expect(valueAt(merged(base, over), ['services', 's', 'ports'])?.replaced).toMatchObject([{ file: 'a.yaml' }]);
  });
});

describe('what cannot be merged', () => {
  test.each([
    ['a list and a map', 'cap_add: [A]', 'cap_add: {A: }'],
    ['a map and a list', 'storage_opt: {a: 1}', 'storage_opt: [a]'],
    ['a list and a text', 'ports: [a]', 'ports: a'],
    ['a map and a text', 'deploy: {mode: global}', 'deploy: global'],
    ['a build and a list', 'build: {context: a}', 'build: [a]'],
    ['dependencies and a number', 'depends_on: [a]', 'depends_on: 3'],
    ['networks and a number', 'networks: [a]', 'networks: 3'],
  ])('%s', (_, base, over) => {
    const [left, right] = [base, over].map((text, index) => document(`${index}.yaml`, inService(text)));
    const fail = () => merged(left as MapNode, right as MapNode);
    expect(fail).toThrow(ComposeError);
    expect(fail).toThrow(expect.objectContaining({ code: 'COMPOSE_MERGE' }));
    expect(fail).toThrow(/^1\.yaml:3:/);
  });

  test('address pools that are no list', () => {
    const base = document('a.yaml', 'networks: {n: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}');
    const over = document('b.yaml', 'networks: {n: {ipam: {config: {subnet: 10.0.0.0/8}}}}');
    expect(() => merged(base, over)).toThrow(/list of address pools/);
  });

  test.each([
    ['a mount without target', 'volumes: [{type: volume, source: a}]'],
    ['a port without target', 'ports: [{published: "80"}]'],
    ['a device without target', 'devices: [{source: /dev/a}]'],
    ['an env file without path', 'env_file: [{required: false}]'],
  ])('%s has no key', (_, text) => {
    expect(() => enforceUnique(document('a.yaml', inService(text)))).toThrow(
      expect.objectContaining({ code: 'COMPOSE_VALUE' }),
    );
  });
});

describe('for any file', () => {
  test('an empty later file changes nothing', () => {
    fc.assert(
      fc.property(anyFile(), (root) => {
        expect(mergeFiles(root, document('e.yaml', '{}'))).toEqual(root);
      }),
    );
  });

  test('on an empty file it stands as it is', () => {
    fc.assert(
      fc.property(anyFile(), (root) => {
        expect(sameValue(mergeFiles(document('e.yaml', '{}'), root), root)).toBe(true);
      }),
    );
  });

  test('keys of the earlier file come first, in their order', () => {
    fc.assert(
      fc.property(anyFile(), anyFile(), (base, over) => {
        const keys = [...mergeFiles(base, over).entries.keys()];
        expect(keys.slice(0, base.entries.size)).toEqual([...base.entries.keys()]);
      }),
    );
  });

  test('enforcing uniqueness twice is enforcing it once', () => {
    fc.assert(
      fc.property(anyFile(), anyFile(), (base, over) => {
        const once = enforceUnique(mergeFiles(base, over));
        expect(enforceUnique(once)).toBe(once);
      }),
    );
  });

  test('the same file twice says the same as once, but for lists without a key', () => {
    fc.assert(
      fc.property(anyFile(), (root) => {
        const twice = enforceUnique(mergeFiles(root, root));
        expect(sameValue(twice, enforceUnique(root))).toBe(true);
      }),
    );
  });
});

function merged(base: MapNode, over: MapNode): MapNode {
  const { root, cleared } = collectDirectives(over);
  const taken = takeAway(base, root, cleared);
  return enforceUnique(mergeFiles(taken.base, taken.over));
}

function read(file: string, { level }: MergeCase, text: string): MapNode {
  return document(file, level === 'service' ? inService(text) : text);
}

function expectedModel({ level, merged: text }: MergeCase): unknown {
  return parse(level === 'service' ? inService(text) : text);
}

function inService(text: string): string {
  return `services:\n  app:\n${text.replaceAll(/^/gm, '    ')}\n`;
}

function document(file: string, text: string): MapNode {
  const [first] = parseYaml(text, file);
  if (first?.kind !== 'map') {
    throw new TypeError(`${text} is no map`);
  }
  return first;
}

function valueAt(root: MapNode, path: readonly string[]) {
  return path.reduce<ReturnType<typeof parseYaml>[number] | undefined>(
    (node, key) => (node?.kind === 'map' ? node.entries.get(key)?.value : undefined),
    root,
  );
}

function anyFile(): fc.Arbitrary<MapNode> {
  const word = fc.constantFrom('a', 'b', 'c', 'd');
  const words = fc.uniqueArray(word, { maxLength: 3 });
  const pairs = fc.dictionary(word, fc.constantFrom('1', '2', ''), { maxKeys: 3 });
  const service = fc.record(
    {
      image: word,
      command: words,
      cap_add: words,
      dns: words,
      environment: pairs,
      labels: pairs,
      depends_on: fc.dictionary(word, fc.record({ condition: word }), { maxKeys: 2 }),
      networks: fc.dictionary(word, fc.constant(null), { maxKeys: 2 }),
      logging: fc.record({ driver: word, options: pairs }, { requiredKeys: [] }),
      deploy: fc.record({ labels: pairs, mode: word }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  return fc
    .record({ services: fc.dictionary(word, service, { maxKeys: 3 }), name: word }, { requiredKeys: [] })
    .map((plain) => document('any.yaml', JSON.stringify(plain)));
}
