import { ComposeError } from '../compose-error.ts';
import type { ComposeNode, MapNode, Position, ScalarNode } from '../node.ts';
import { lastPart } from './file-paths.ts';

/** What Compose makes of a folder's or a file's name: lower case, other signs dropped, no leading `_` or `-`. */
export function normalizeName(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}

/**
 * The first of: the option, COMPOSE_PROJECT_NAME, the last `name:` of the files, the folder of the project.
 * The first two must be valid as they are.
 * Throws COMPOSE_PROJECT_NAME.
 */
export function projectName(
  option: string | undefined,
  variable: string | undefined,
  written: ScalarNode | null,
  projectDirectory: string,
): string {
  const given = option || variable || null;
  if (given !== null) {
    if (normalizeName(given) !== given) {
      throw invalidName(`The project name "${given}" is not valid.`, normalizeName(given), null);
    }
    return given;
  }
  const name = normalizeName(written === null ? lastPart(projectDirectory) : String(written.value));
  if (name === '') {
    const message =
      written === null
        ? `The folder ${projectDirectory} gives no project name.`
        : 'The project name is empty once templates are filled in.';
    throw invalidName(message, '', written?.at ?? null);
  }
  return name;
}

/** The last `name:` that is written and not empty. */
export function writtenName(documents: readonly ComposeNode[]): ScalarNode | null {
  const names = documents
    .filter((document): document is MapNode => document.kind === 'map')
    .map((document) => document.entries.get('name')?.value)
    .filter((name): name is ScalarNode => name?.kind === 'scalar' && name.value !== null && name.value !== '');
  return names.at(-1) ?? null;
}

function invalidName(message: string, better: string, at: Position | null): ComposeError {
  return new ComposeError({
    code: 'COMPOSE_PROJECT_NAME',
    message,
    at,
    path: ['name'],
    suggestion:
      better === ''
        ? 'Use lower-case letters, digits, _ and -, starting with a letter or digit.'
        : `Write "${better}": lower-case letters, digits, _ and -, starting with a letter or digit.`,
  });
}
