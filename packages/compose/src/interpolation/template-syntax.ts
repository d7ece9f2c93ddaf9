/** Why a text is no template. The sentence shows no more of the text than a variable's name. */
export interface TemplateProblem {
  readonly message: string;
  readonly suggestion: string | null;
}

/** `${NAME}` or `${NAME:-body}`. */
export interface Braced {
  readonly name: string;
  /** `:-` `-` `:?` `?` `:+` `+`, or null where there is none. */
  readonly operator: string | null;
  readonly body: string;
  /** Where the text goes on after the closing brace. */
  readonly end: number;
}

/** The line that is being read: where it ends, and its last closing brace. Kept, so that long lines stay cheap. */
export interface LineEnd {
  end: number;
  lastBrace: number;
}

const namePattern = /[_a-z][_a-z0-9]*/iy;
const operatorPattern = /:?[-+?]/y;

/** The variable name at a place of the text; empty where none begins. */
export function nameAt(text: string, pos: number): string {
  namePattern.lastIndex = pos;
  return namePattern.exec(text)?.[0] ?? '';
}

/** Reads `${…}` whose dollar sign stands at `start`. Its braces must be on one line, as in Compose. */
export function readBraced(template: string, start: number, line: LineEnd): Braced | TemplateProblem {
  const name = nameAt(template, start + 2);
  const afterName = start + 2 + name.length;
  if (name !== '' && template.charAt(afterName) === '}') {
    return { name, operator: null, body: '', end: afterName + 1 };
  }
  operatorPattern.lastIndex = afterName;
  const operator = operatorPattern.exec(template)?.[0] ?? '';
  const bodyStart = afterName + operator.length;
  findLineEnd(template, start, line);
  if (name === '' || operator === '' || line.lastBrace < bodyStart) {
    return invalid(template, start, name, operator);
  }
  const close = closingBrace(template, start, line.lastBrace);
  return { name, operator, body: template.slice(bodyStart, close), end: close + 1 };
}

function findLineEnd(template: string, pos: number, line: LineEnd): void {
  if (line.end < pos) {
    const end = template.indexOf('\n', pos);
    line.end = end === -1 ? template.length : end;
    line.lastBrace = template.lastIndexOf('}', line.end);
  }
}

/**
 * The brace that closes the one after `start`. Compose counts every `{`, and skips what follows it; braces that do
 * not balance leave the last brace of the line as the end.
 */
function closingBrace(template: string, start: number, last: number): number {
  let open = 0;
  for (let pos = start; pos <= last; pos += 1) {
    const code = template.charCodeAt(pos);
    if (code === 125) {
      open -= 1;
      if (open === 0) {
        return pos;
      }
    } else if (code === 123) {
      open += 1;
      pos += 1;
    }
  }
  return last;
}

function invalid(template: string, start: number, name: string, operator: string): TemplateProblem {
  const suggestion = 'For a plain dollar sign write $$.';
  if (name === '') {
    const shown = /^\$\{[\w.-]{0,40}\}/.exec(template.slice(start, start + 44))?.[0];
    return {
      message:
        shown === undefined || shown === '${}'
          ? 'After ${ the name of a variable is missing.'
          : `${shown} is no variable: a name begins with a letter or _ and has letters, digits and _ only.`,
      suggestion,
    };
  }
  if (operator !== '') {
    return {
      message: `\${${name}${operator} is not closed on its line.`,
      suggestion: `Close it with }. ${suggestion}`,
    };
  }
  return {
    message: `\${${name} is followed by neither } nor one of :- - :? ? :+ +.`,
    suggestion: `Write \${${name}}. ${suggestion}`,
  };
}
