import type { Sabotage } from '../../probe.ts';
import { readDocument } from '../../prose/read-document.ts';

/** Replaces the plan by the outline from which it was written, as a merge that took the wrong side does. */
export const sabotage: Sabotage = async ({ gate, tree }) => {
  const plan = gate.incident === null ? null : await readDocument(tree, gate.incident.plan);
  if (plan?.kind !== 'text') return null;
  const outline = plan.document.headings.map((heading) => `${'#'.repeat(heading.depth)} ${heading.text}\n\nTBD\n`);
  const text = ['# Incident plan (draft)', '', ...outline].join('\n');
  const notices = gate.documents
    .filter((document) => document.kind === 'notice')
    .map((document) => ({ path: document.path, bytes: null }));
  return {
    what: `${plan.path} is back to its outline`,
    edits: [{ path: plan.path, bytes: new TextEncoder().encode(text) }, ...notices],
  };
};
