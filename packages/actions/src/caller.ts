/** Who asks for something at a gate: the command line with its options, or a server with its settings. */
export interface Caller {
  /** Where the judged project is, or a folder below it. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Neither fetch nor push; every report says so. */
  readonly offline: boolean;
  /** SSH key to sign with; null: as this clone is set up (SALLYPORT_KEY, git config sallyport.key, user.signingkey). */
  readonly key: string | null;
  /** Key to seal with; null: as this clone is set up (SALLYPORT_SEAL_KEY, git config sallyport.sealKey). */
  readonly sealKey: string | null;
  /** Judge what lies on disk instead of committed bytes: a preview, which can never be recorded. */
  readonly workTree: boolean;
  /** RFC 3339 UTC, whole seconds. */
  now(): string;
  /** What is being done, for whoever waits. */
  progress(line: string): void;
  /** Something that people should know although the act goes on. */
  note(line: string): void;
}
