import type { Sabotage } from '../../probe.ts';
import { readDocument } from '../../prose/read-document.ts';

/** Puts the code host's template in the policy's place, as a repository that was set up again has it. */
export const sabotage: Sabotage = async ({ gate, tree }) => {
  const policy = gate.disclosure === null ? null : await readDocument(tree, gate.disclosure.policy);
  if (policy?.kind !== 'text') return null;
  const template =
    '# Security policy\n\n## Reporting a vulnerability\n\nTODO: tell people how to report a vulnerability.\n';
  return {
    what: `${policy.path} is the code host’s template again`,
    edits: [{ path: policy.path, bytes: new TextEncoder().encode(template) }],
  };
};
