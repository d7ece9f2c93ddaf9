import type { ComposeNode, Position } from '../node.ts';

/** The later value, which remembers where the one it stands for was written. */
export function replacedBy<Later extends ComposeNode>(earlier: ComposeNode, later: Later): Later {
  if (earlier === later) {
    return later;
  }
  const known = new Set(later.replaced.map(placeText));
  const added = [earlier.at, ...earlier.replaced].filter((at) => !known.has(placeText(at)));
  return added.length === 0 ? later : { ...later, replaced: [...later.replaced, ...added] };
}

function placeText({ file, line, column }: Position): string {
  return `${file}:${line}:${column}`;
}
