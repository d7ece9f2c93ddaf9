/** Where a command speaks: results on stdout, progress and hints on stderr, questions only to a person. */
export interface Terminal {
  /** True with `--json`: stdout carries one JSON document and nothing else. */
  readonly json: boolean;
  readonly colour: boolean;
  /** A person can be asked. */
  readonly interactive: boolean;
  readonly columns: number;
  out(text: string): void;
  note(text: string): void;
  /** One JSON document on stdout. */
  document(value: unknown): void;
  /** Shown only when work takes longer than half a second. */
  progress(line: string): void;
  ask(question: string): Promise<string>;
  /** Clears a progress line before the process ends. */
  done(): void;
}
