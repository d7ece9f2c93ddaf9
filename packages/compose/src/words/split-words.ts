import { ComposeError } from '../compose-error.ts';

interface State {
  readonly words: string[];
  word: string;
  /** A word has begun, be it empty quotes. */
  begun: boolean;
  escaped: boolean;
  double: boolean;
  single: boolean;
  backtick: boolean;
  /** Inside `$(…)`, which is kept as it is written. */
  command: boolean;
}

/**
 * The words of a command that is written as one text, as Compose splits it (Go shellwords 1.0.12): no shell runs, so
 * variables and `$(…)` stay as they are. An unquoted `;` `&` `|` `<` or `>` ends the command, and what follows is lost.
 * Throws ComposeError COMPOSE_VALUE without a place where a quote, bracket or backslash is left open.
 */
export function splitWords(text: string): readonly string[] {
  const state: State = {
    words: [],
    word: '',
    begun: false,
    escaped: false,
    double: false,
    single: false,
    backtick: false,
    command: false,
  };
  for (const character of text) {
    if (!readCharacter(state, character)) {
      break;
    }
  }
  endWord(state);
  if (state.escaped || isOpen(state)) {
    throw refused(state.escaped ? 'it ends with a backslash' : `it has ${openPart(state)} that is not closed`);
  }
  return state.words;
}

/** Takes in one character; false where the command ends. */
function readCharacter(state: State, character: string): boolean {
  if (state.escaped) {
    state.escaped = false;
    append(state, character === 't' ? '\t' : character === 'n' ? '\n' : character);
    return true;
  }
  switch (character) {
    case '\\':
      if (state.single) {
        state.word += character;
      } else {
        state.escaped = true;
      }
      return true;
    case ' ':
    case '\t':
    case '\r':
    case '\n':
      if (isOpen(state)) {
        state.word += character;
      } else {
        endWord(state);
      }
      return true;
    case '"':
    case "'":
      readQuote(state, character);
      return true;
    case ';':
    case '&':
    case '|':
    case '<':
    case '>':
      return isOpen(state) ? append(state, character) : endsCommand(state, character);
    default:
      readBracket(state, character);
      return append(state, character);
  }
}

function readQuote(state: State, quote: string): void {
  const [own, other] = quote === '"' ? (['double', 'single'] as const) : (['single', 'double'] as const);
  if (state[other] || state.command) {
    append(state, quote);
    return;
  }
  state.begun ||= state[own];
  state[own] = !state[own];
}

function readBracket(state: State, character: string): void {
  if (state.single || state.double) {
    return;
  }
  if (character === '`' && !state.command) {
    state.backtick = !state.backtick;
  } else if (character === ')' && !state.backtick) {
    state.command = !state.command;
  } else if (character === '(' && !state.backtick) {
    if (state.command || !state.word.endsWith('$')) {
      throw refused('it has a bracket outside quotes');
    }
    state.command = true;
  }
}

/** `2>` is a redirection, and its digit no word. */
function endsCommand(state: State, character: string): false {
  if (character === '>' && /^[0-9]/.test(state.word)) {
    state.begun = false;
  }
  return false;
}

function append(state: State, character: string): true {
  state.word += character;
  state.begun = true;
  return true;
}

function endWord(state: State): void {
  if (state.begun) {
    state.words.push(state.word);
    state.word = '';
    state.begun = false;
  }
}

function isOpen({ single, double, backtick, command }: State): boolean {
  return single || double || backtick || command;
}

function openPart({ single, double, backtick }: State): string {
  return single ? 'a single quote' : double ? 'a double quote' : backtick ? 'a backtick' : 'a bracket';
}

function refused(message: string): ComposeError {
  return new ComposeError({
    code: 'COMPOSE_VALUE',
    message,
    at: null,
    path: [],
    suggestion: 'Write the command as a list of its words.',
  });
}
