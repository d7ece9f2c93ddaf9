import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildInstallers } from './build-installers.ts';
import { type Defect, readDefects } from './defects.ts';
import { rawTree, type State } from './project-tree.ts';

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
    const strays: string[] = [];
    for (const [path, text] of believed) {
      const alsoReady = new Set(linesOf(ready.get(path)));
      const owned = new Set(defects.filter(({ file }) => file === path).flatMap(({ lines }) => lines));
      const stray = linesOf(text).filter((line) => line !== '' && !alsoReady.has(line) && !owned.has(line));
      strays.push(...stray.map((line) => `${path}: ${line}`));
    }
    expect(strays).toEqual([]);
  });

  it.each(ofKind('artefact'))('$id is there in $file', ({ file, lines }) => {
    const at = (state: State): Buffer => {
      buildInstallers(join(folder, state), 'c0ffee', state);
      return readFileSync(join(folder, state, file.replace('release/', '')));
    };
    const [wrong, right] = [at('believed'), at('ready')];
    expect(wrong.equals(right)).toBe(false);
    for (const line of lines) {
      expect(wrong.toString('latin1')).toContain(line);
      expect(right.toString('latin1')).not.toContain(line);
    }
  });
});
