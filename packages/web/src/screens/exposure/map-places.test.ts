import { expect, test } from 'vitest';
import { exposure } from '../../testing/canned/stack.ts';
import { mapPlaces } from './map-places.ts';

test('no two services and no two doors share a place', () => {
  const { ports, services, height } = mapPlaces(exposure);
  expect(ports).toHaveLength(exposure.ports.length);
  const spans = services.map(({ y, height: tall }) => [y, y + tall] as const);
  for (const [index, [start]] of spans.entries()) {
    expect(start).toBeGreaterThanOrEqual(spans[index - 1]?.[1] ?? 0);
  }
  expect(new Set(ports.map(({ y }) => y)).size).toBe(ports.length);
  expect(height).toBeGreaterThan(spans.at(-1)?.[1] ?? 0);
});

test('a way says what is wrong with it before what is right', () => {
  const [port] = exposure.ports;
  if (!port) throw new Error('the sample has a door');
  const way = (change: Partial<typeof port>) =>
    mapPlaces({
      ports: [{ ...port, address: '0.0.0.0', finding: null, declared: true, published: true, ...change }],
      inside: [],
    }).ports[0]?.way;
  expect(way({})).toBe('open');
  expect(way({ address: '127.0.0.1' })).toBe('local');
  expect(way({ declared: false })).toBe('undeclared');
  expect(way({ finding: 'no password', declared: false })).toBe('troubled');
  expect(way({ published: false })).toBe('shut');
});
