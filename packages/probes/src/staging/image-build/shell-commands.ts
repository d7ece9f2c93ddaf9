/** How a command follows the one before it; `first` opens the text or a list. */
export type ShellJoint = 'first' | ';' | '&&' | '||' | '|';

export interface ShellCommand {
  readonly joint: ShellJoint;
  /** Words without quotes; variable assignments and words of the shell's grammar before the program are left out. */
  readonly words: readonly string[];
  /** Words of the grammar that stood before it: `if`, `!`, `while`. */
  readonly grammar: readonly string[];
  /** Its output goes into a file. */
  readonly redirected: boolean;
}

const grammarWords = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'for',
  'while',
  'until',
  'do',
  'done',
  'case',
  'esac',
]);

interface Token {
  readonly text: string;
  readonly operator: boolean;
}

const operators = ['&&', '||', ';;', ';', '|', '&', '\n', '(', ')'];

/** Commands of a shell text in order. It follows quotes and leaves `$( )` in the word: no more of the grammar is known. */
export function shellCommands(text: string): readonly ShellCommand[] {
  const commands: ShellCommand[] = [];
  let words: string[] = [];
  let joint: ShellJoint = 'first';
  function end(): void {
    const command = commandOf(joint, words);
    if (command.words.length > 0 || command.grammar.length > 0) commands.push(command);
    words = [];
  }
  for (const { text: word, operator } of tokens(text)) {
    if (!operator) words.push(word);
    else {
      const before = words.length;
      end();
      if (before > 0 || commands.length > 0) joint = jointOf(word);
    }
  }
  end();
  return commands;
}

/** Every command that may run, also those inside `$( )` and backticks. */
export function allShellCommands(text: string, depth = 0): readonly ShellCommand[] {
  const inner = depth > 4 ? [] : [...text.matchAll(/\$\(([^()]*)\)|`([^`]*)`/g)];
  return [
    ...shellCommands(text),
    ...inner.flatMap(([, braced, ticked]) => allShellCommands(braced ?? ticked ?? '', depth + 1)),
  ];
}

function jointOf(operator: string): ShellJoint {
  return operator === '&&' || operator === '||' || operator === '|' ? operator : ';';
}

function commandOf(joint: ShellJoint, all: readonly string[]): ShellCommand {
  const grammar: string[] = [];
  let at = 0;
  for (; at < all.length; at += 1) {
    const word = all[at] ?? '';
    if (grammarWords.has(word) || word === '!' || word === '{' || word === '}') grammar.push(word);
    else if (!/^[A-Za-z_]\w*=/.test(word)) break;
  }
  const words: string[] = [];
  let redirected = false;
  for (let index = at; index < all.length; index += 1) {
    const word = all[index] ?? '';
    if (/^\d*>>?$/.test(word)) {
      redirected ||= all[index + 1] !== '/dev/null';
      index += 1;
    } else if (/^\d*>>?[^&]/.test(word)) redirected ||= !word.endsWith('>/dev/null');
    else if (!/^(?:\d*[<>]|&>)/.test(word)) words.push(word);
  }
  return { joint, words, grammar, redirected };
}

function tokens(written: string): readonly Token[] {
  const text = written.replace(/\\\r?\n/g, ' ');
  const found: Token[] = [];
  let word: string | null = null;
  let at = 0;
  function end(): void {
    if (word !== null) found.push({ text: word, operator: false });
    word = null;
  }
  while (at < text.length) {
    const rest = text.slice(at, at + 2);
    const character = text[at] ?? '';
    const quoted = quotedFrom(text, at);
    const operator = operators.find((each) => rest.startsWith(each));
    if (quoted !== null) {
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else if (rest === '&>' || (character === '&' && word !== null && /[<>]$/.test(word))) {
      word = `${word ?? ''}${character}`;
      at += 1;
    } else if (operator !== undefined) {
      end();
      found.push({ text: operator, operator: true });
      at += operator.length;
    } else if (/\s/.test(character)) {
      end();
      at += 1;
    } else {
      word = (word ?? '') + character;
      at += 1;
    }
  }
  end();
  return found;
}

/** A quoted part, an escaped character or a substitution that starts here, and where it ends. */
function quotedFrom(text: string, at: number): { readonly text: string; readonly end: number } | null {
  const character = text[at];
  if (character === '\\') return { text: text[at + 1] ?? '', end: at + 2 };
  if (character === "'" || character === '`') {
    const close = text.indexOf(character, at + 1);
    const end = close < 0 ? text.length : close;
    return { text: character === "'" ? text.slice(at + 1, end) : text.slice(at, end + 1), end: end + 1 };
  }
  if (character === '"') {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : substitutionAt(text, end);
    return { text: text.slice(at + 1, end).replace(/\\(["\\$`])/g, '$1'), end: end + 1 };
  }
  const length = substitutionAt(text, at);
  return length > 1 ? { text: text.slice(at, at + length), end: at + length } : null;
}

/** Length of a `$( )` that starts here; 1 where none does. */
function substitutionAt(text: string, at: number): number {
  if (text[at] !== '$' || text[at + 1] !== '(') return 1;
  let depth = 0;
  for (let end = at + 1; end < text.length; end += 1) {
    if (text[end] === '(') depth += 1;
    if (text[end] === ')') depth -= 1;
    if (depth === 0) return end + 1 - at;
  }
  return text.length - at;
}
