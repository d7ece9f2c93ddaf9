import type { ComposeErrorCode, Problem } from '../compose-error.ts';
import type { ComposeNode, MapNode, NodePath } from '../node.ts';
import { entriesOf, valueOf } from '../node-edit/node-edit.ts';

/** One service among the others, and where to say what is wrong with it. */
export interface ServiceInProject {
  readonly root: MapNode;
  readonly name: string;
  readonly service: MapNode;
  /** Services that exist and that no profile starts. */
  readonly disabled: ReadonlySet<string>;
  report(code: ComposeErrorCode, node: ComposeNode, path: NodePath, message: string, suggestion?: string | null): void;
}

export function reportInto(problems: Problem[]): ServiceInProject['report'] {
  return function report(code, { at }, path, message, suggestion = null) {
    problems.push({ code, message, at: at.line === 0 ? null : at, path, suggestion });
  };
}

/** The names of a top-level section. */
export function namesOf(root: MapNode, section: string): readonly string[] {
  return entriesOf(valueOf(root, section)).map(([name]) => name);
}
