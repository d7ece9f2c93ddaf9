export { ComposeError, type ComposeErrorCode, type Problem, problemText } from './compose-error.ts';
export type { ComposeModel, ComposeService, Plain } from './compose-model.ts';
export { loadProject } from './load/load-project.ts';
export type { ComposeFiles, LoadedProject, LoadOptions, Notice, UsedVariable } from './load-options.ts';
export type {
  ComposeNode,
  Directive,
  ListNode,
  MapEntry,
  MapNode,
  NodePath,
  Position,
  ScalarNode,
  ScalarValue,
} from './node.ts';
export { endsOfValues, parseYaml } from './yaml/parse-yaml.ts';
export type { PlaceInText } from './yaml/source.ts';
export { type WriteOptions, writeYaml } from './yaml/write-yaml.ts';
