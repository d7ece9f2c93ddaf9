import type { Caller } from '@sallyport/actions';
import type { Terminal } from './terminal/terminal.ts';

export interface OptionDefinition {
  /** As commander reads it: `--offline`, `--key <path>`, `--finding <fingerprint...>`. */
  readonly flags: string;
  readonly summary: string;
}

/** What a command was called with. Values come from commander: strings, lists of strings, or true. */
export interface Invocation {
  readonly arguments: readonly string[];
  readonly options: Readonly<Record<string, string | readonly string[] | boolean | undefined>>;
  readonly terminal: Terminal;
  /** Where and how the floors below are asked; made of the same options. */
  readonly caller: Caller;
}

/** Everything about a command that can be known without loading its code. */
export interface CommandDefinition {
  /** Words after `sallyport`: `trust found`. */
  readonly name: string;
  readonly summary: string;
  /** As commander reads it: `[criterion]`, `<answer>`. */
  readonly arguments?: string;
  readonly options: readonly OptionDefinition[];
  /** One command line that works as it stands. */
  readonly example: string;
  /** Whether an error means that judging failed (HOLD, exit 2) rather than that an action was refused (64). */
  readonly judges: boolean;
  load(): Promise<CommandRun>;
}

/** Runs a command and returns its exit code. */
export type CommandRun = (invocation: Invocation) => Promise<number>;

/** The value of an option that takes one; undefined where it was not given. */
export function optionText(invocation: Pick<Invocation, 'options'>, name: string): string | undefined {
  const value = invocation.options[name];
  return typeof value === 'string' ? value : undefined;
}

export function optionList(invocation: Invocation, name: string): readonly string[] {
  const value = invocation.options[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value : [];
}

export function optionFlag(invocation: Invocation, name: string): boolean {
  return invocation.options[name] === true;
}
