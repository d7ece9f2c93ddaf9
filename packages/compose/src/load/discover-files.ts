import { ComposeError } from '../compose-error.ts';
import { folderOf, resolvePath } from './file-paths.ts';
import { isThere, type Reading, readText, shownPath } from './reading.ts';

const composeFileNames = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];
const overrideFileNames = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/**
 * The Compose files of a folder or the nearest one above it that has any, and the override file beside it, as absolute
 * paths. The first name in Compose's order wins, and a notice names the others.
 * Throws COMPOSE_NO_FILE.
 */
export async function discoverFiles(reading: Reading, folder: string): Promise<readonly string[]> {
  for (let place = folder; ; place = folderOf(place)) {
    const found = await firstOf(reading, place, composeFileNames);
    if (found !== null) {
      const override = await firstOf(reading, place, overrideFileNames);
      return override === null ? [found] : [found, override];
    }
    if (folderOf(place) === place) {
      throw new ComposeError({
        code: 'COMPOSE_NO_FILE',
        message: `There is no Compose file in ${folder} or in a folder above it.`,
        at: null,
        path: [],
        suggestion: `Name one, or write ${composeFileNames[0]}.`,
      });
    }
  }
}

/** `COMPOSE_FILE`: several paths with a separator between them, relative to the folder of the command. */
export function filesOfVariable(
  variables: ReadonlyMap<string, string>,
  workingDirectory: string,
): readonly string[] | null {
  const listed = variables.get('COMPOSE_FILE') ?? '';
  if (listed === '') {
    return null;
  }
  const separator = variables.get('COMPOSE_PATH_SEPARATOR') || ':';
  return listed.split(separator).map((path) => resolvePath(workingDirectory, path));
}

async function firstOf(reading: Reading, folder: string, names: readonly string[]): Promise<string | null> {
  const found: string[] = [];
  for (const name of names) {
    const path = resolvePath(folder, name);
    if (await isThere(reading, path)) {
      found.push(path);
    }
  }
  const [first, ...others] = found;
  if (first === undefined) {
    return null;
  }
  if (others.length > 0) {
    const unused = others.map((path) => shownPath(reading, path)).join(', ');
    reading.notices.push({
      code: 'several-files',
      message: `${shownPath(reading, first)} is used; ${unused} beside it is not.`,
      at: { file: shownPath(reading, first), line: 1, column: 1 },
      path: [],
      suggestion: 'Keep one of them, or name the files.',
    });
  }
  return first;
}

/** Throws COMPOSE_FILE_MISSING for a named file that is not there. */
export async function demandFile(reading: Reading, path: string): Promise<string> {
  const text = await readText(reading, path, 'compose', 'COMPOSE_FILE_MISSING');
  if (text === null) {
    throw new ComposeError({
      code: 'COMPOSE_FILE_MISSING',
      message: `${shownPath(reading, path)} does not exist.`,
      at: null,
      path: [],
      suggestion: null,
    });
  }
  return text;
}
