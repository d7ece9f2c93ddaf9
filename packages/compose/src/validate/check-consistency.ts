import type { Problem } from '../compose-error.ts';
import type { MapNode } from '../node.ts';
import { entriesOf, scalarUnder, textUnder, valueOf } from '../node-edit/node-edit.ts';
import { checkConflicts } from './check-conflicts.ts';
import { checkCycles } from './check-cycles.ts';
import { checkReferences } from './check-references.ts';
import { reportInto, type ServiceInProject } from './consistency-report.ts';

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
      const inProject = { ...project, name, service: value };
      checkConflicts(inProject);
      checkReferences(inProject);
    }
  }
  checkContainerNames(root, project.report);
  checkSecretSources(root, project.report);
  return [...problems, ...checkCycles(root)];
}

/** The engine has one container of a name. Compose looks at this when it prints the model and when it starts it. */
function checkContainerNames(root: MapNode, report: ServiceInProject['report']): void {
  const holders = new Map<string, string>();
  for (const [name, { value }] of entriesOf(valueOf(root, 'services'))) {
    const container = textUnder(value, 'container_name') ?? '';
    const holder = holders.get(container);
    if (container !== '' && holder !== undefined) {
      const message = `Services "${holder}" and "${name}" have the same container_name "${container}".`;
      const node = valueOf(value, 'container_name') ?? value;
      report('COMPOSE_CONFLICT', node, ['services', name, 'container_name'], message);
    }
    holders.set(container, holder ?? name);
  }
}

/** A driver is no source: Compose has secrets of files and of variables, and those that are there already. */
function checkSecretSources(root: MapNode, report: ServiceInProject['report']): void {
  for (const [name, { value }] of entriesOf(valueOf(root, 'secrets'))) {
    const hasSource = ['file', 'environment'].some((key) => textUnder(value, key) !== undefined);
    if (!hasSource && scalarUnder(value, 'external') !== true) {
      const message = `The secret "${name}" has neither "file" nor "environment".`;
      report('COMPOSE_CONFLICT', value, ['secrets', name], message, () => 'Add one, or "external: true".');
    }
  }
}
