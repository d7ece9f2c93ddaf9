import type { Sabotage } from '../../probe.ts';
import { readDocument } from '../../prose/read-document.ts';

/** Adds an issue that somebody found last night, with its honest severity. */
export const sabotage: Sabotage = async ({ gate, tree }) => {
  const list = gate.knownIssues === null ? null : await readDocument(tree, gate.knownIssues);
  if (list?.kind !== 'text') return null;
  const entry = '- Saves are lost when the client closes during a storm. (Severity: critical)';
  const text = [...list.document.lines, '', '## Found last night', '', entry, ''].join('\n');
  return {
    what: `an open critical issue is added to ${list.path}`,
    edits: [{ path: list.path, bytes: new TextEncoder().encode(text) }],
  };
};
