import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalize } from '../canonical/canonicalize.ts';
import { ComposeError } from '../compose-error.ts';
import type { MapNode } from '../node.ts';
import { normalize } from '../normalize/normalize.ts';
import { resolvePaths } from '../normalize/resolve-paths.ts';
import { setDefaults } from '../normalize/set-defaults.ts';
import { toModel } from '../normalize/to-model.ts';
import { checkSchema } from '../schema/check-schema.ts';
import { fileShape } from '../schema/file-shape.ts';
import { serviceShape } from '../schema/service-shape.ts';
import type { ObjectShape, Shape } from '../schema/shapes.ts';
import { nodesOf } from '../testing/nodes-of.ts';
import { checkConsistency } from './check-consistency.ts';
import { validateValues } from './validate-values.ts';

const words = [
  'a',
  'a:b',
  '/a:/b:ro',
  'service:a',
  '${X}',
  '80',
  '1g',
  '10s',
  '-1',
  '',
  'true',
  '__proto__',
  '~/x',
  '[::1]:1:1',
];
const scalars = fc.oneof(
  fc.constantFrom(...words),
  fc.integer({ min: -2, max: 70_000 }),
  fc.boolean(),
  fc.constant(null),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Values of any shape under keys of the specification, and of the shape that it wants. */
const anything = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...keysOf(serviceShape), ...words), tie('value'), { maxKeys: 3 }),
  ),
})).value;

function keysOf(shape: Shape): readonly string[] {
  switch (shape.is) {
    case 'object':
      return [...Object.keys(shape.keys), ...Object.values(shape.keys).flatMap(keysOf)];
    case 'one of':
      return shape.shapes.flatMap(keysOf);
    case 'list':
      return keysOf(shape.items);
    case 'map':
      return keysOf(shape.values);
    default:
      return [];
  }
}

function wanted(shape: Shape): fc.Arbitrary<unknown> {
  switch (shape.is) {
    case 'object':
      return wantedObject(shape);
    case 'one of':
      return fc.oneof(...shape.shapes.map(wanted));
    case 'list':
      return fc.array(wanted(shape.items), { maxLength: 3 });
    case 'map':
      return fc.dictionary(fc.constantFrom('a', 'b', 'default'), wanted(shape.values), { maxKeys: 2 });
    case 'scalar':
      return shape.oneOf === undefined ? scalars : fc.constantFrom(...shape.oneOf);
    case 'anything':
      return scalars;
  }
}

function wantedObject({ keys }: ObjectShape): fc.Arbitrary<unknown> {
  const entries = Object.entries(keys).map(([key, shape]) =>
    fc.record({ key: fc.constant(key), value: wanted(shape) }),
  );
  const some = entries.length === 0 ? fc.constant([]) : fc.array(fc.oneof(...entries), { maxLength: 4 });
  return some.map((chosen) => Object.fromEntries(chosen.map(({ key, value }) => [key, value])));
}

function throughAllStages(root: MapNode): void {
  try {
    checkSchema(root);
    const placed = resolvePaths(setDefaults(canonicalize(root)), '/work', '/home/me');
    validateValues(placed);
    const normal = normalize(placed, 'app');
    checkConsistency(normal);
    JSON.stringify(toModel(normal));
  } catch (error) {
    expect(error).toBeInstanceOf(ComposeError);
  }
}

test.each([
  ['anything at all', fc.record({ services: fc.dictionary(fc.constantFrom('a', 'b'), anything) }), 300],
  ['anything at the top', fc.dictionary(fc.constantFrom(...keysOf(fileShape)), anything), 300],
  ['what nearly fits', fc.record({ services: fc.dictionary(fc.constantFrom('a', 'b'), wanted(serviceShape)) }), 600],
  ['a file that nearly fits', wanted(fileShape), 300],
])('no stage breaks on %s', (_what, files, numRuns) => {
  fc.assert(
    fc.property(files, (file) => throughAllStages(nodesOf(JSON.stringify(file)))),
    { numRuns },
  );
});
