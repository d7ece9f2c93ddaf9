import type { ComposeErrorCode, Problem } from '../compose-error.ts';
import type { ComposeNode, MapNode, NodePath } from '../node.ts';
import { entriesOf, isAdded, valueOf } from '../node-edit/node-edit.ts';

/** One service among the others, and where to say what is wrong with it. */
export interface ServiceInProject {
  readonly root: MapNode;
  readonly name: string;
  readonly service: MapNode;
  /** Services that exist and that no profile starts. */
  readonly disabled: ReadonlySet<string>;
  report(
    code: ComposeErrorCode,
    node: ComposeNode,
    path: NodePath,
    message: string,
    suggest?: () => string | null,
  ): void;
}

/** Nobody reads more, and looking for what was meant is the costly part. */
const MOST_PROBLEMS = 100;

export function reportInto(problems: Problem[]): ServiceInProject['report'] {
  return function report(code, { at }, path, message, suggest) {
    if (problems.length < MOST_PROBLEMS) {
      problems.push({ code, message, at: isAdded(at) ? null : at, path, suggestion: suggest?.() ?? null });
    }
  };
}

/** The names of a top-level section. */
export function namesOf(root: MapNode, section: string): readonly string[] {
  return entriesOf(valueOf(root, section)).map(([name]) => name);
}
