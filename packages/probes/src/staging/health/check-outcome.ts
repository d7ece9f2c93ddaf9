import type { ShellCommand } from '../image-build/shell-commands.ts';

interface Outcome {
  readonly fails: boolean;
  readonly succeeds: boolean;
}

const either: Outcome = { fails: true, succeeds: true };
const success: Outcome = { fails: false, succeeds: true };

const alwaysSucceed = new Set([
  'true',
  ':',
  'echo',
  'printf',
  'date',
  'pwd',
  'hostname',
  'whoami',
  'id',
  'uname',
  'sleep',
  'env',
  'uptime',
]);
/** Behind a pipe these say only that they read to the end. */
const passOn = new Set(['cat', 'head', 'tail', 'tee', 'wc', 'sort', 'uniq', 'tr', 'cut']);

/** Whether these commands end with 0 whatever happens. Where the grammar goes further than lists, it says no. */
export function cannotFail(commands: readonly ShellCommand[]): boolean {
  if (commands.length === 0) return false;
  if (commands.some(({ grammar }) => grammar.some((word) => word !== '!'))) return endsWell(commands);
  let state: Outcome = success;
  let stopsAtFailure = false;
  for (const [index, command] of commands.entries()) {
    if (commands[index + 1]?.joint === '|') continue;
    const piped = pipelineAt(commands, index);
    const joint = piped[0]?.joint ?? 'first';
    const reached = joint === '&&' ? state.succeeds : joint === '||' ? state.fails : true;
    if (!reached) continue;
    const [program, argument] = command.words;
    if (program === 'exit' || program === 'return') {
      if (argument !== undefined && argument !== '0') return false;
      if (argument === undefined && state.fails) return false;
      if (joint !== '&&' && joint !== '||') return true;
    }
    stopsAtFailure ||= program === 'set' && /^-\w*e|pipefail/.test(command.words.slice(1).join(' '));
    const own = outcomeOf(piped);
    if (stopsAtFailure && own.fails) return false;
    state = joined(state, joint, own);
  }
  return !state.fails;
}

/** A script with branches: it cannot fail only when nothing in it ends with a failure and its last line is a success. */
function endsWell(commands: readonly ShellCommand[]): boolean {
  const exits = commands.filter(({ words }) => words[0] === 'exit' || words[0] === 'return');
  if (exits.some(({ words }) => words[1] !== '0') || commands.some(({ words }) => words[0] === 'set')) return false;
  const last = commands.at(-1);
  return (
    last !== undefined &&
    last.joint !== '&&' &&
    last.words.length > 0 &&
    last.grammar.length === 0 &&
    isSuccess(last.words)
  );
}

function pipelineAt(commands: readonly ShellCommand[], last: number): readonly ShellCommand[] {
  let first = last;
  while (commands[first]?.joint === '|') first -= 1;
  return commands.slice(first, last + 1);
}

function outcomeOf(piped: readonly ShellCommand[]): Outcome {
  const last = piped.at(-1);
  if (last === undefined) return either;
  const [program = ''] = last.words;
  const negated = piped[0]?.grammar.includes('!') === true;
  const ownLine = piped.length > 1 && program === 'grep' && findsItself(piped);
  const passes =
    piped.length > 1 &&
    passOn.has(program) &&
    last.words.every((word, at) => at === 0 || word.startsWith('-') || /^\d+$/.test(word));
  if (program === 'false') return negated ? success : { fails: true, succeeds: false };
  if (isSuccess(last.words) || ownLine || passes) return negated ? { fails: true, succeeds: false } : success;
  return either;
}

function isSuccess([program = '', ...rest]: readonly string[]): boolean {
  const name = program.split('/').at(-1) ?? '';
  if (program === 'exit' || program === 'return') return rest[0] === '0';
  return (
    alwaysSucceed.has(name) ||
    (rest.length === 1 &&
      /^(?:--?version|-[vV]|version|--help)$/.test(rest[0] ?? '') &&
      !/^(?:test|\[|grep|pgrep)$/.test(name))
  );
}

/** `ps | grep name` finds the line of grep and of the shell that runs the check. */
function findsItself(piped: readonly ShellCommand[]): boolean {
  const words = piped.at(-1)?.words.slice(1) ?? [];
  const pattern = words.find((word) => !word.startsWith('-')) ?? '';
  const inverted = words.some((word) => /^-\w*v/.test(word));
  return piped.length === 2 && piped[0]?.words[0] === 'ps' && !inverted && pattern !== '' && !/[[\\^$]/.test(pattern);
}

function joined(before: Outcome, joint: ShellCommand['joint'], own: Outcome): Outcome {
  if (joint === '&&') return { fails: before.fails || own.fails, succeeds: before.succeeds && own.succeeds };
  if (joint === '||') return { fails: before.fails && own.fails, succeeds: before.succeeds || own.succeeds };
  return own;
}

/** `pgrep -f name || exit 1` in a shell: the shell's own line holds the name. */
export function findsOwnShell(commands: readonly ShellCommand[]): boolean {
  const [first, ...others] = commands;
  const words = first?.words ?? [];
  return (
    others.length > 0 &&
    words[0] === 'pgrep' &&
    words.some((word) => /^-\w*f/.test(word)) &&
    !/[[\\^]/.test(words.slice(1).join(' '))
  );
}
