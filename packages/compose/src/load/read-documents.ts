import { ComposeError } from '../compose-error.ts';
import { collectDirectives, type FollowedDirectives } from '../merge/directives.ts';
import type { ComposeNode } from '../node.ts';
import { parseFile } from '../yaml/parse-yaml.ts';
import { demandFile } from './discover-files.ts';
import { demandWithin, projectBudget } from './node-budget.ts';
import { type Reading, shownPath, startOf } from './reading.ts';

/**
 * The documents of a Compose file in order, with their directives followed. A file of nothing but comments has none.
 * Throws COMPOSE_FILE_MISSING, what parsing throws, and COMPOSE_SCHEMA for a document that is no map.
 */
export async function readDocuments(reading: Reading, path: string): Promise<readonly FollowedDirectives[]> {
  const known = reading.documents.get(path);
  const documents = known ?? parsed(reading, path, await demandFile(reading, path));
  reading.documents.set(path, documents);
  return documents;
}

function parsed(reading: Reading, path: string, text: string): readonly FollowedDirectives[] {
  const { documents, size } = parseFile(text, shownPath(reading, path));
  if (documents.every(isNothing) && !hasContent(text)) {
    return [];
  }
  // A thousand small files of aliases are a large project.
  reading.nodes += size;
  demandWithin(reading.nodes, projectBudget, startOf(reading, path), []);
  const mayDirect = hasDirectiveTag(text);
  return documents.map((document) => {
    if (document.kind !== 'map') {
      throw new ComposeError({
        code: 'COMPOSE_SCHEMA',
        message: isNothing(document) ? 'This document is empty.' : 'The top of a Compose file must be a map.',
        at: document.at.line > 0 ? document.at : startOf(reading, path),
        path: [],
        suggestion: isNothing(document) ? 'Remove it, or write `services:`.' : 'Start it with `services:`.',
      });
    }
    return mayDirect ? collectDirectives(document) : { root: document, cleared: [] };
  });
}

function isNothing(node: ComposeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Most files have none, and then their values need not be looked through for one. */
function hasDirectiveTag(text: string): boolean {
  return text.includes('!reset') || text.includes('!override');
}

/** Anything but blank lines and comments. */
function hasContent(text: string): boolean {
  return text.split(/\r?\n/).some((line) => /^\uFEFF?\s*[^\s#]/.test(line));
}
