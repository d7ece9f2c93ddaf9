import type { MapNode } from '../node.ts';
import { emptyMap } from './empty-map.ts';
import type { Stages } from './in-parts.ts';
import { loadFile } from './load-file.ts';
import type { LoadScope } from './load-scope.ts';
import { projectStages } from './model-stages.ts';

/**
 * The files of one project as one model with defaults, values checked, paths absolute and variables taken over, and then
 * with what `finish` makes of it part by part.
 */
export async function loadFiles(
  scope: LoadScope,
  files: readonly string[],
  finish: Stages = (part) => part,
): Promise<MapNode> {
  const closing = () => {
    const stages = projectStages(scope);
    return (part: MapNode) => finish(stages(part));
  };
  let model = emptyMap();
  for (const [index, file] of files.entries()) {
    model = await loadFile(scope, file, model, index === files.length - 1 ? closing : null);
  }
  return model;
}
