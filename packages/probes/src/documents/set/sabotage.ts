import type { Sabotage } from '../../probe.ts';
import { readDocument } from '../../prose/read-document.ts';
import { documentPaths } from './probe.ts';

/** Leaves a note to self in the first readable document, as a late edit does. */
export const sabotage: Sabotage = async ({ gate, criterion, tree }) => {
  for (const path of documentPaths(gate, criterion)) {
    const document = await readDocument(tree, path);
    if (document.kind !== 'text') continue;
    const text = [
      ...document.document.lines,
      '',
      'TODO: check this section with the team before we send it out.',
      '',
    ].join('\n');
    return {
      what: `a note to self is left at the end of ${document.path}`,
      edits: [{ path: document.path, bytes: new TextEncoder().encode(text) }],
    };
  }
  return null;
};
