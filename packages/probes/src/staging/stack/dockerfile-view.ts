/** One instruction, with the line it starts on. */
export interface DockerfileInstruction {
  readonly keyword: string;
  /** Words behind the keyword, continuation lines joined; null for a JSON array. */
  readonly text: string;
  /** `--from=build`, `--interval=5s`: they are not in the text. */
  readonly flags: readonly string[];
  /** The JSON array form. */
  readonly words: readonly string[] | null;
  readonly line: number;
}

export interface DockerfileStage {
  readonly name: string | null;
  /** As written, build arguments filled in with their defaults. */
  readonly base: string;
  readonly line: number;
  readonly instructions: readonly DockerfileInstruction[];
}

/** A Dockerfile as the service builds it. */
export interface DockerfileView {
  /** Path in the tree. */
  readonly path: string;
  /** Folder in the tree that is sent to the builder. */
  readonly context: string;
  readonly stages: readonly DockerfileStage[];
  /** The stage that is built: `target`, or the last. */
  readonly built: DockerfileStage;
  /** The stage and those it is made from, nearest first. */
  readonly ancestry: readonly DockerfileStage[];
  /** Text of the `.dockerignore` that applies; null without one. */
  readonly ignore: string | null;
}
