import { mergeResources } from '../merge/merge-files.ts';
import type { MapNode } from '../node.ts';
import { changeItems, changeUnder } from '../node-edit/node-edit.ts';
import { containerKeys } from '../schema/container-keys.ts';

const inherited = new Set<string>(containerKeys);
// A step sees the mounts of its service when it runs; it keeps only its own here.
inherited.delete('volumes');

/** Each step of `pre_start` with what it does not say itself: that of its service, by the rules of merging. */
export function withInheritedSteps(service: MapNode): MapNode {
  return changeUnder(service, 'pre_start', (steps) => {
    if (steps.kind !== 'list') {
      return steps;
    }
    const entries = new Map([...service.entries].filter(([key]) => inherited.has(key)));
    const base: MapNode = { ...service, entries };
    return changeItems(steps, (step) => (step.kind === 'map' ? mergeResources(base, step, 'services', 'step') : step));
  });
}
