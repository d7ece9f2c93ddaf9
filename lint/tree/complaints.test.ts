import { describe, expect, test } from 'vitest';
import { fewestModules, reportTree } from './complaints.ts';

const sound = Array.from({ length: fewestModules }, (_, index) => ({
  path: `packages/gate/src/rule-${index}.ts`,
  lines: 60,
}));

describe('the tree of the house', () => {
  test('passes when it is sound', () => {
    expect(reportTree(sound)).toEqual({ modules: fewestModules, medianLines: 60, complaints: [] });
  });

  test('is refused when almost nothing was seen', () => {
    expect(reportTree(sound.slice(1)).complaints).toEqual([expect.stringContaining('Only 39 modules were seen')]);
  });

  test('does not count tests and scripts as modules', () => {
    const more = [...sound, { path: 'packages/gate/src/a.test.ts', lines: 900 }, { path: 'scripts/a.ts', lines: 900 }];
    expect(reportTree(more).modules).toBe(fewestModules);
  });

  test('is refused when the median module grew too long', () => {
    const long = sound.map((file) => ({ ...file, lines: 91 }));
    expect(reportTree(long).complaints).toEqual([expect.stringContaining('median module has 91 lines')]);
  });

  test('is refused for a name without meaning, also outside TypeScript', () => {
    const named = [...sound, { path: 'scripts/helpers.mjs', lines: 5 }];
    expect(reportTree(named).complaints).toEqual([expect.stringContaining('"helpers"')]);
  });

  test('is refused when a floor is not in the order', () => {
    const named = [...sound, { path: 'packages/attic/package.json', lines: 5 }];
    expect(reportTree(named).complaints).toEqual([expect.stringContaining('packages/attic')]);
  });
});
