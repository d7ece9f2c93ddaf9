import type { Sabotage } from '../../probe.ts';
import { readText } from '../../read-text.ts';

/** Commits a merge conflict in the first file of staging. */
export const sabotage: Sabotage = async ({ gate, tree }) => {
  for (const named of [...gate.staging.files, ...gate.production.files]) {
    const at = await tree.find(named);
    const bytes = at === null ? null : await tree.read(at.path);
    if (at === null || bytes === null) continue;
    const text = `<<<<<<< HEAD\n${readText(bytes)}\n=======\nservices: {}\n>>>>>>> feature/staging\n`;
    return {
      what: `an unresolved merge conflict was committed in ${at.path}`,
      edits: [{ path: at.path, bytes: new TextEncoder().encode(text) }],
    };
  }
  return null;
};
