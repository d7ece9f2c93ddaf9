import { ComposeError } from '../compose-error.ts';
import { collectDirectives, type FollowedDirectives } from '../merge/directives.ts';
import type { ComposeNode } from '../node.ts';
import { parseYaml } from '../yaml/parse-yaml.ts';
import { demandFile } from './discover-files.ts';
import { countNodes, demandWithin, projectBudget } from './node-budget.ts';
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
  const documents = parseYaml(text, shownPath(reading, path));
  if (documents.every(isNothing) && !hasContent(text)) {
    return [];
  }
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
    // A thousand small files of aliases are a large project.
    reading.nodes += countNodes(document, projectBudget);
    demandWithin(reading.nodes, projectBudget, document.at, []);
    return collectDirectives(document);
  });
}

function isNothing(node: ComposeNode): boolean {
  return node.kind === 'scalar' && node.value === null;
}

/** Anything but blank lines and comments. */
function hasContent(text: string): boolean {
  return text.split(/\r?\n/).some((line) => /^\uFEFF?\s*[^\s#]/.test(line));
}
