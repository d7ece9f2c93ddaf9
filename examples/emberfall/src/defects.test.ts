import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildInstallers } from './build-installers.ts';
import { type Defect, readDefects } from './defects.ts';
import { rawTree } from './project-tree.ts';

const defects = readDefects();
const believed = rawTree('believed');
const ready = rawTree('ready');
const folder = mkdtempSync(join(tmpdir(), 'emberfall-defects-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/\r?\n/).map((line) => line.trim());
}

function ofKind(kind: Defect['kind']): readonly Defect[] {
  return defects.filter((defect) => defect.kind === kind);
}

describe('the planted defects', () => {
  it('are many enough, each with an id of its own', () => {
    expect(defects.length).toBeGreaterThanOrEqual(34);
    expect(defects.filter(({ issue }) => issue === 'this').length).toBeGreaterThanOrEqual(20);
    expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
  });

  it.each(ofKind('edited'))('$id stands in the believed file and not in the ready one', ({ file, lines }) => {
    expect(lines.length).toBeGreaterThan(0);
    const there = linesOf(believed.get(file));
    const notThere = linesOf(ready.get(file));
    for (const line of lines) {
      expect(there).toContain(line);
      expect(notThere).not.toContain(line);
    }
  });

  it.each(ofKind('deleted'))('$id: $file is ready and not believed', ({ file }) => {
    expect(ready.has(file)).toBe(true);
    expect(believed.has(file)).toBe(false);
  });

  it('are the only difference between the two states', () => {
    const named = new Set(defects.filter(({ kind }) => kind !== 'artefact').map(({ file }) => file));
    const differing = [...new Set([...believed.keys(), ...ready.keys()])].filter(
      (path) => believed.get(path) !== ready.get(path),
    );
    expect(differing.toSorted()).toEqual([...named].toSorted());
  });

  it('own every line that only the believed state has', () => {
    for (const [path, text] of believed) {
      const alsoReady = new Set(linesOf(ready.get(path)));
      const owned = new Set(defects.filter(({ file }) => file === path).flatMap(({ lines }) => lines));
      const stray = linesOf(text).filter((line) => line !== '' && !alsoReady.has(line) && !owned.has(line));
      expect(stray, path).toEqual([]);
    }
  });

  it('in the installers are there as well', () => {
    const at = (state: string, file: string): Buffer => readFileSync(join(folder, state, file.replace('release/', '')));
    buildInstallers(join(folder, 'believed'), 'c0ffee', 'believed');
    buildInstallers(join(folder, 'ready'), 'c0ffee', 'ready');
    for (const { file, lines } of ofKind('artefact')) {
      expect(at('believed', file).equals(at('ready', file)), file).toBe(false);
      for (const line of lines) {
        expect(at('believed', file).toString('latin1')).toContain(line);
        expect(at('ready', file).toString('latin1')).not.toContain(line);
      }
    }
  });
});
