import type { Problem } from '../compose-error.ts';
import type { MapNode } from '../node.ts';
import { entriesOf, valueOf } from '../node-edit/node-edit.ts';
import { checkConflicts } from './check-conflicts.ts';
import { checkCycles } from './check-cycles.ts';
import { checkReferences } from './check-references.ts';
import { reportInto } from './consistency-report.ts';

/**
 * Whether the parts of a normalized model fit each other: what is named exists, what excludes each other does not stand
 * together, nobody waits in a circle. `disabled` are services that exist and that no active profile starts: only an
 * optional dependency may lead to one.
 */
export function checkConsistency(root: MapNode, disabled: Iterable<string> = []): readonly Problem[] {
  const problems: Problem[] = [];
  const project = { root, disabled: new Set(disabled), report: reportInto(problems) };
  for (const [name, { value }] of entriesOf(valueOf(root, 'services'))) {
    if (value.kind === 'map') {
      checkConflicts({ ...project, name, service: value });
      checkReferences({ ...project, name, service: value });
    }
  }
  return [...problems, ...checkCycles(root)];
}
