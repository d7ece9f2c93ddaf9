import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('.', import.meta.url));

/** Paths by which each file, and each package by its name, is reached without a dynamic import. */
function reached(first: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>([[first, [first]]]);
  for (const [file, way] of found) {
    if (!file.endsWith('.ts')) continue;
    const statements = readFileSync(resolve(source, file), 'utf8').matchAll(
      /^(?:import|export) (?!type )[^;]*?from '([^']+)';|^import '([^']+)';/gm,
    );
    for (const [, from, alone] of statements) {
      const name = from ?? alone ?? '';
      const next = name.startsWith('.') ? resolve(source, dirname(file), name).slice(source.length) : name;
      if (!found.has(next)) found.set(next, [...way, next]);
    }
  }
  return found;
}

test('the list of probes reaches no parser and no run: every command loads it', () => {
  const ways = [...reached('registry.generated.ts')];
  expect(ways.length).toBeGreaterThan(40);
  const heavy = ways.filter(
    ([name]) =>
      /(?:^|\/)run\.ts$/.test(name) || (!name.endsWith('.ts') && name !== '@sallyport/gate' && name !== 'node:crypto'),
  );
  expect(heavy.map(([, way]) => way.join(' → '))).toEqual([]);
});

test('a document that is read is one way to a parser', () => {
  expect(reached('history/claims/description-documents.ts').has('markdown-it')).toBe(true);
});
