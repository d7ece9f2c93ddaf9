import type { Problem } from '../compose-error.ts';
import type { ComposeNode, MapNode } from '../node.ts';
import { eachEntry, entriesOf, namesUnder, scalarUnder, textUnder, valueOf } from '../node-edit/node-edit.ts';
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
  const report = reportInto(problems);
  const project = { root, disabled: new Set(disabled), report };
  const named: NamedContainer[] = [];
  const dependencies = new Map<string, readonly string[]>();
  eachEntry(valueOf(root, 'services'), (name, service) => {
    if (service.kind === 'map') {
      const inProject = { ...project, name, service };
      checkConflicts(inProject);
      checkReferences(inProject);
      const node = valueOf(service, 'container_name');
      if (node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') {
        named.push({ service: name, container: node.value, node });
      }
    }
    dependencies.set(name, namesUnder(service, 'depends_on'));
  });
  checkContainerNames(named, report);
  checkSecretSources(root, report);
  return [...problems, ...checkCycles(root, dependencies)];
}

interface NamedContainer {
  readonly service: string;
  readonly container: string;
  readonly node: ComposeNode;
}

/** The engine has one container of a name. Compose looks at this when it prints the model and when it starts it. */
function checkContainerNames(named: readonly NamedContainer[], report: ServiceInProject['report']): void {
  const holders = new Map<string, string>();
  for (const { service, container, node } of named) {
    const holder = holders.get(container);
    if (holder !== undefined) {
      const message = `Services "${holder}" and "${service}" have the same container_name "${container}".`;
      report('COMPOSE_CONFLICT', node, ['services', service, 'container_name'], message);
    }
    holders.set(container, holder ?? service);
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
