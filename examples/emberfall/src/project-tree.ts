import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Calendar } from './calendar.ts';
import { readDefects } from './defects.ts';
import { type CandidateCommit, fillPlaceholders } from './placeholders.ts';

/** As the team believes it is ready, or truly ready. */
export type State = 'believed' | 'ready';

/** Path with forward slashes to text. */
export type ProjectTree = ReadonlyMap<string, string>;

const projectFolder = fileURLToPath(new URL('../project/', import.meta.url));
/** Drafted by `sallyport init` and replaced by the demo; never on `main`. */
const gateFile = 'sallyport.yaml';

/** The texts of a state as they stand in this folder, placeholders and all, without the gate file. */
export function rawTree(state: State): ProjectTree {
  const tree = readTexts(join(projectFolder, 'ready'));
  tree.delete(gateFile);
  if (state === 'ready') return tree;
  for (const [path, text] of readTexts(join(projectFolder, 'believed'))) tree.set(path, text);
  for (const defect of readDefects()) if (defect.kind === 'deleted') tree.delete(defect.file);
  return tree;
}

/** The texts of a state with their placeholders filled. */
export function projectTree(state: State, calendar: Calendar, candidate: CandidateCommit): ProjectTree {
  const filled = new Map<string, string>();
  for (const [path, text] of rawTree(state)) filled.set(path, fillPlaceholders(text, calendar, candidate));
  return filled;
}

/** Writes texts below `directory`, which is made where it is missing. */
export function writeTree(directory: string, tree: ProjectTree): void {
  for (const [path, text] of tree) {
    const target = join(directory, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}

function readTexts(folder: string): Map<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
  const texts = new Map<string, string>();
  for (const path of paths) {
    const file = join(folder, path);
    texts.set(relative(folder, file).split(sep).join('/'), readFileSync(file, 'utf8'));
  }
  return texts;
}
