import type { Problem } from '../compose-error.ts';
import type { MapNode } from '../node.ts';
import { valueOf } from '../node-edit/node-edit.ts';
import { reportInto } from './consistency-report.ts';

/**
 * Services that wait for each other in a circle never start. One problem for each circle that the search meets.
 * `dependencies` are the names under `depends_on` of each service, in the order of the model.
 */
export function checkCycles(root: MapNode, dependencies: ReadonlyMap<string, readonly string[]>): readonly Problem[] {
  const problems: Problem[] = [];
  const report = reportInto(problems);
  const services = valueOf(root, 'services');
  const done = new Set<string>();
  const below = (name: string) => dependencies.get(name) ?? [];
  for (const start of dependencies.keys()) {
    for (const circle of circlesFrom(start, below, done)) {
      const [first = start, second = first] = circle;
      const link = valueOf(valueOf(valueOf(services, first), 'depends_on'), second);
      const message = `Services depend on each other in a circle: ${[...circle, first].join(' -> ')}.`;
      report('COMPOSE_CYCLE', link ?? root, ['services', first, 'depends_on', second], message);
    }
  }
  return problems;
}

/** Depth first and without recursion: a chain may be as long as the file has services. */
function circlesFrom(
  start: string,
  below: (name: string) => readonly string[],
  done: Set<string>,
): readonly (readonly string[])[] {
  const circles: (readonly string[])[] = [];
  if (done.has(start)) {
    return circles;
  }
  const trail = [{ name: start, next: below(start), index: 0 }];
  const onTrail = new Map([[start, 0]]);
  for (;;) {
    const step = trail.at(-1);
    const name = step?.next[step.index];
    if (step === undefined) {
      break;
    }
    step.index += 1;
    if (name === undefined) {
      done.add(step.name);
      onTrail.delete(step.name);
      trail.pop();
    } else if (onTrail.has(name)) {
      circles.push(trail.slice(onTrail.get(name)).map((each) => each.name));
    } else if (!done.has(name)) {
      onTrail.set(name, trail.length);
      trail.push({ name, next: below(name), index: 0 });
    }
  }
  return circles;
}
