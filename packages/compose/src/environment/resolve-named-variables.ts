import type { MapNode } from '../node.ts';
import { changeItems, changeServices, changeUnder, changeValues, scalarAs } from '../node-edit/node-edit.ts';

/**
 * `environment: [NAME]` takes the value of the project's variable. What no variable gives stays null: it is then taken
 * from nowhere, and a value of an env file does not come back.
 */
export function resolveNamedVariables(root: MapNode, variables: ReadonlyMap<string, string>): MapNode {
  return changeServices(root, (service) =>
    changeUnder(ofContainer(service, variables), 'pre_start', (steps) =>
      steps.kind === 'list'
        ? changeItems(steps, (step) => (step.kind === 'map' ? ofContainer(step, variables) : step))
        : steps,
    ),
  );
}

function ofContainer(container: MapNode, variables: ReadonlyMap<string, string>): MapNode {
  return changeUnder(container, 'environment', (environment) =>
    environment.kind !== 'map'
      ? environment
      : changeValues(environment, (value, name) => {
          const found = value.kind === 'scalar' && value.value === null ? variables.get(name) : undefined;
          return found === undefined ? value : scalarAs(value, found);
        }),
  );
}
