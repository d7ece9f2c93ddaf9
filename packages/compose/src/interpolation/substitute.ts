import { nameAt, readBraced, type TemplateProblem } from './template-syntax.ts';

/** The value of a variable; undefined where it is not set, which is not the same as empty. */
export type Lookup = (name: string, hasDefault?: boolean) => string | undefined;

/** One use of a variable: what the template says of it, and whether the written text stands in for its value. */
export interface VariableUse {
  readonly name: string;
  readonly isSet: boolean;
  readonly required: boolean;
  /** The template says what comes where the variable is not set; `${V:+x}` does too. */
  readonly hasDefault: boolean;
  readonly usesDefault: boolean;
}

export type Substitution =
  | { readonly text: string; readonly problem: null }
  | { readonly text: null; readonly problem: TemplateProblem };

interface State {
  readonly lookup: Lookup;
  readonly onUse: (use: VariableUse) => void;
  problem: TemplateProblem | null;
}

const deepest = 32;

/**
 * Fills in the variables of a text as Compose does: `$V`, `${V}` and the operators `:-` `-` `:?` `?` `:+` `+`, nested;
 * `$$` is a dollar sign, and so is a `$` that no name follows. A text behind an operator is looked at only if it is used.
 */
export function substitute(template: string, lookup: Lookup, onUse: (use: VariableUse) => void = ignore): Substitution {
  const state: State = { lookup, onUse, problem: null };
  const text = fill(state, template, 0);
  return state.problem === null ? { text, problem: null } : { text: null, problem: state.problem };
}

function ignore(): void {}

function fill(state: State, template: string, depth: number): string {
  let result = '';
  let pos = 0;
  const line = { end: -1, lastBrace: -1 };
  while (state.problem === null) {
    const dollar = template.indexOf('$', pos);
    if (dollar === -1) {
      return result + template.slice(pos);
    }
    result += template.slice(pos, dollar);
    const next = template.charAt(dollar + 1);
    const name = nameAt(template, dollar + 1);
    if (name !== '') {
      result += plainValue(state, name);
      pos = dollar + 1 + name.length;
    } else if (next === '{') {
      const braced = readBraced(template, dollar, line);
      if ('message' in braced) {
        state.problem = braced;
        break;
      }
      result +=
        braced.operator === null
          ? plainValue(state, braced.name)
          : operatorValue(state, braced.name, braced.operator, braced.body, depth);
      pos = braced.end;
    } else {
      result += '$';
      pos = dollar + (next === '$' ? 2 : 1);
    }
  }
  return result;
}

function plainValue(state: State, name: string): string {
  const value = state.lookup(name, false);
  state.onUse({ name, isSet: value !== undefined, required: false, hasDefault: false, usesDefault: false });
  return value ?? '';
}

function operatorValue(state: State, name: string, operator: string, body: string, depth: number): string {
  const kind = operator.at(-1);
  const value = state.lookup(name, kind === '-');
  const isSet = value !== undefined;
  const present = isSet && (value !== '' || !operator.startsWith(':'));
  const usesBody = kind === '+' ? present : !present;
  const required = kind === '?';
  state.onUse({ name, isSet, required, hasDefault: !required, usesDefault: usesBody && kind === '-' });
  if (!usesBody) {
    return value ?? '';
  }
  if (depth === deepest) {
    state.problem = { message: `Its variables are nested more than ${deepest} deep.`, suggestion: null };
    return '';
  }
  const text = fill(state, body, depth + 1);
  if (required) {
    state.problem ??= missingValue(name, isSet, body);
  }
  return text;
}

/** The author's own words are shown as written: filled in, they could hold a secret. */
function missingValue(name: string, isSet: boolean, body: string): TemplateProblem {
  return {
    message: `The required variable ${name} is ${isSet ? 'empty' : 'not set'}${body === '' ? '.' : `: ${body}`}`,
    suggestion: `Set ${name} in the environment or in .env.`,
  };
}
