import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ComposeModel, Plain } from '../compose-model.ts';
import { normalize } from '../normalize/normalize.ts';
import { resolvePaths } from '../normalize/resolve-paths.ts';
import { setDefaults } from '../normalize/set-defaults.ts';
import { toModel } from '../normalize/to-model.ts';
import { checkSchema } from '../schema/check-schema.ts';
import { nodesOf } from '../testing/nodes-of.ts';
import { writeYaml } from '../yaml/write-yaml.ts';
import { canonicalize } from './canonicalize.ts';
import { portsAndMounts, processAndEnvironment } from './mounts-and-process.cases.ts';
import { buildAndNetwork, healthAndResources } from './resources-and-network.cases.ts';
import { modelCases } from './whole-models.cases.ts';

const fragments = [...portsAndMounts, ...processAndEnvironment, ...healthAndResources, ...buildAndNetwork];

function modelOf(text: string): ComposeModel {
  const root = nodesOf(text);
  expect(checkSchema(root)).toEqual([]);
  return toModel(normalize(resolvePaths(setDefaults(canonicalize(root)), '/work', '/home/me'), 'app'));
}

function serviceOf(written: readonly string[]): string {
  return `name: app\nservices:\n  web:\n    image: x\n${written.join('\n').replace(/^/gm, '    ')}\n`;
}

function expectSameAgain(text: string): void {
  const model = modelOf(text);
  expect(modelOf(writeYaml(model as unknown as Plain))).toEqual(model);
}

test.each(fragments)('what is printed is read as the same: %s', (_statement, written) => {
  expectSameAgain(serviceOf([written]));
});

test.each(modelCases)('what is printed is read as the same: %s', (_statement, written) => {
  expectSameAgain(`name: app\n${written}`);
});

test('what is printed is read as the same, whatever stands together', () => {
  const some = fc.shuffledSubarray(fragments, { maxLength: 12 });
  fc.assert(
    fc.property(some, (chosen) => {
      const keys = new Set<string>();
      const apart = chosen.filter(([, written]) => {
        const own = written.split('\n').map((line) => line.split(':')[0] ?? '');
        const isNew = own.every((key) => !keys.has(key));
        own.forEach((key) => keys.add(key));
        return isNew;
      });
      expectSameAgain(serviceOf(apart.map(([, written]) => written)));
    }),
    { numRuns: 60 },
  );
});
