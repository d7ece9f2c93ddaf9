import type { ComposeNode, Position } from '../node.ts';

/** A history that is longer tells nobody anything, and a list of one name a million times would copy it each time. */
const longestHistory = 20;

/** The later value, which remembers where the one it stands for was written. */
export function replacedBy<Later extends ComposeNode>(earlier: ComposeNode, later: Later): Later {
  if (earlier === later) {
    return later;
  }
  const added = [earlier.at, ...earlier.replaced].filter((at) => !later.replaced.some((known) => isSame(known, at)));
  const replaced = [...later.replaced, ...added].slice(0, longestHistory);
  return added.length === 0 ? later : { ...later, replaced };
}

function isSame(left: Position, right: Position): boolean {
  return left.line === right.line && left.column === right.column && left.file === right.file;
}
