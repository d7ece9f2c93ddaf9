import { expect, test } from 'vitest';
import { misfit, type Shape } from './shape.ts';

const point: Shape = { keys: { x: 'integer', y: 'integer' } };
const figure: Shape = {
  byKind: {
    circle: { keys: { kind: 'text', centre: point, radius: 'integer' } },
    path: { keys: { kind: 'text', points: { list: point } } },
  },
};

const fitting: readonly (readonly [unknown, Shape])[] = [
  ['', 'text'],
  [false, 'boolean'],
  [0, 'integer'],
  [-7, 'integer'],
  ['A', { oneOf: ['A', 'B'] }],
  [1, { oneOf: [1] }],
  [null, { orNull: 'text' }],
  ['x', { orNull: 'text' }],
  [[], { list: 'text' }],
  [['a', 'b'], { list: 'text' }],
  [{}, { map: 'integer' }],
  [{ a: 1, constructor: 2 }, { map: 'integer' }],
  [{ x: 1, y: 2 }, point],
  [{ x: 1 }, { keys: { x: 'integer' }, optional: { y: 'integer' } }],
  [
    { x: 1, y: 2 },
    { keys: { x: 'integer' }, optional: { y: 'integer' } },
  ],
  [{ kind: 'circle', centre: { x: 0, y: 0 }, radius: 1 }, figure],
  [{ kind: 'path', points: [{ x: 0, y: 0 }] }, figure],
];

test.each(fitting)('%j has the shape %j', (value, shape) => {
  expect(misfit(value, shape, 'gate')).toBeNull();
});

const wrong: readonly (readonly [unknown, Shape, string])[] = [
  [1, 'text', 'gate is no text'],
  [null, 'text', 'gate is no text'],
  ['true', 'boolean', 'gate is not true or false'],
  [0, 'boolean', 'gate is not true or false'],
  [1.5, 'integer', 'gate is no whole number'],
  [2 ** 53, 'integer', 'gate is no whole number'],
  ['1', 'integer', 'gate is no whole number'],
  [1, { orNull: 'text' }, 'gate is no text'],
  [undefined, { orNull: 'text' }, 'gate is no text'],
  ['C', { oneOf: ['A', 'B'] }, 'gate is none of A, B'],
  ['1', { oneOf: [1, 2] }, 'gate is none of 1, 2'],
  [{}, { list: 'text' }, 'gate is no list'],
  ['ab', { list: 'text' }, 'gate is no list'],
  [['a', 'b', 3, 4], { list: 'text' }, 'gate[2] is no text'],
  [null, { map: 'text' }, 'gate is no object'],
  [['a'], { map: 'text' }, 'gate is no object'],
  ['a', { map: 'text' }, 'gate is no object'],
  [{ a: 'x', b: 1 }, { map: 'text' }, 'gate.b is no text'],
  [undefined, point, 'gate is no object'],
  [{ x: 1, y: 2, z: 3 }, point, 'gate.z is not known'],
  [{ x: 1, y: 2, toString: 3 }, point, 'gate.toString is not known'],
  [{ x: 1 }, point, 'gate.y is missing'],
  [Object.create({ x: 1, y: 2 }), point, 'gate.x is missing'],
  [{ x: 1, y: null }, point, 'gate.y is no whole number'],
  [{ x: 1, y: null }, { keys: { x: 'integer' }, optional: { y: 'integer' } }, 'gate.y is no whole number'],
  [{ x: 1, z: 2 }, { keys: { x: 'integer' }, optional: { y: 'integer' } }, 'gate.z is not known'],
  [{ y: 2 }, { keys: { x: 'integer' }, optional: { y: 'integer' } }, 'gate.x is missing'],
  [{ kind: 'square' }, figure, 'gate.kind is none of circle, path'],
  [{ kind: 'toString' }, figure, 'gate.kind is none of circle, path'],
  [{ kind: ['circle'] }, figure, 'gate.kind is none of circle, path'],
  [{ points: [] }, figure, 'gate.kind is none of circle, path'],
  [{ kind: 'path', points: [{ x: 0, y: 0 }, { x: 0 }] }, figure, 'gate.points[1].y is missing'],
  [{ kind: 'circle', centre: { x: 0, y: '0' }, radius: 1 }, figure, 'gate.centre.y is no whole number'],
];

test.each(wrong)('%j has not the shape %j', (value, shape, says) => {
  expect(misfit(value, shape, 'gate')).toBe(says);
});
