import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByCitation } from './citation-order.ts';
import { sha256 } from './digest.ts';
import { statementPath } from './layout.ts';
import { ancestors, reaches } from './reaches.ts';
import type { Statement } from './statements/statement.ts';
import { refusalOf, sentenceOf } from './testing/refusals.ts';

/** Statements that only cite. Place 0 is the root of all; edges say which place cites which earlier ones. */
function graphOf(edges: readonly (readonly number[])[]): Map<string, Statement> {
  const digests = edges.map((_, place) => sha256(`${place}`));
  return new Map(
    edges.map((cited, place) => [
      digests[place] as string,
      {
        digest: digests[place],
        type: 'withdraw',
        header: {
          root: place === 0 ? null : { version: 1, statement: digests[0] },
          cites: cited.map((index) => digests[index]),
          author: { previous: [] },
        },
      } as unknown as Statement,
    ]),
  );
}

const edges = fc
  .integer({ min: 1, max: 30 })
  .chain((size) =>
    fc.tuple(
      ...Array.from({ length: size }, (_, place) =>
        place === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat({ max: place - 1 }), { maxLength: 4 }),
      ),
    ),
  );

function shuffled<K, V>(entries: ReadonlyMap<K, V>, keys: readonly number[]): Map<K, V> {
  const order = [...entries].map((entry, index) => ({ entry, key: keys[index] ?? 0 }));
  return new Map(order.sort((a, b) => a.key - b.key).map(({ entry }) => entry));
}

describe('orderByCitation', () => {
  it('is the same for every order of arrival, and puts what is cited first', () => {
    fc.assert(
      fc.property(edges, fc.array(fc.integer()), (graph, keys) => {
        const statements = graphOf(graph);
        const order = orderByCitation(statements);
        expect(orderByCitation(shuffled(statements, keys))).toEqual(order);
        const place = new Map(order.map((digest, index) => [digest, index]));
        for (const [digest, statement] of statements) {
          for (const cited of statement.header.cites) {
            expect(place.get(cited)).toBeLessThan(place.get(digest) as number);
          }
        }
      }),
    );
  });

  it('breaks ties by the smaller digest', () => {
    const order = orderByCitation(graphOf([[], [0], [0], [0], [0], [0]]));
    expect(order.slice(1)).toEqual(order.slice(1).toSorted());
  });

  it('refuses a circle and names a statement in it', () => {
    const order = () => orderByCitation(graphOf([[], [2], [1]]));
    const refusal = refusalOf(order);
    expect(refusal?.code).toBe('RECORD_STATEMENT_MALFORMED');
    expect([sha256('1'), sha256('2')].map(statementPath)).toContain(refusal?.file);
    expect(sentenceOf(order)).toBe(`${refusal?.file}: its citations lead back to itself.`);
  });

  it('passes over citations of what is not there', () => {
    const statements = graphOf([[], [0], [1]]);
    statements.delete(sha256('1'));
    expect(orderByCitation(statements)).toEqual([sha256('0'), sha256('2')]);
  });
});

describe('reaches', () => {
  it('follows citations and nothing else', () => {
    fc.assert(
      fc.property(edges, (graph) => {
        const statements = graphOf(graph);
        const view = { statements: orderByCitation(statements).map((digest) => statements.get(digest) as Statement) };
        const before = graph.map((cited, place): Set<number> => new Set(place === 0 ? [] : [0, ...cited]));
        for (const set of before) for (const place of set) for (const more of before[place] ?? []) set.add(more);
        for (const [from, set] of before.entries()) {
          for (const to of graph.keys()) {
            expect(reaches(view, sha256(`${from}`), sha256(`${to}`))).toBe(set.has(to));
          }
          expect(new Set(ancestors(view, sha256(`${from}`)))).toEqual(
            new Set([...set].map((place) => sha256(`${place}`))),
          );
        }
      }),
      { numRuns: 50 },
    );
  });

  it('answers the first question about a view as it answers the last', () => {
    const chain = [[], ...Array.from({ length: 39 }, (_, place) => [place])];
    const long = { statements: [...graphOf(chain).values()] };
    expect(reaches(long, sha256('39'), sha256('1'))).toBe(true);
    const apart = { statements: [...graphOf([[], [0], [1], [0], [3, 2]]).values()] };
    expect(ancestors(apart, sha256('4'))).toEqual(['0', '1', '2', '3'].map((place) => sha256(place)));
    expect(reaches(apart, sha256('2'), sha256('3'))).toBe(false);
  });

  it('is false for what is not in the view', () => {
    const statements = graphOf([[]]);
    const view = { statements: [...statements.values()] };
    expect(reaches(view, sha256('0'), sha256('nothing'))).toBe(false);
    expect(reaches(view, sha256('nothing'), sha256('0'))).toBe(false);
    expect(ancestors(view, sha256('nothing'))).toEqual([]);
    const two = { statements: [...graphOf([[], [0]]).values()] };
    expect(reaches(two, sha256('1'), sha256('0'))).toBe(true);
    expect(reaches(two, sha256('1'), sha256('nothing'))).toBe(false);
    const gap = graphOf([[], [0], [1]]);
    gap.delete(sha256('1'));
    expect(ancestors({ statements: [...gap.values()] }, sha256('2'))).toEqual([sha256('0')]);
  });
});
