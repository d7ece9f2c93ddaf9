import { ComposeError } from '../compose-error.ts';
import { type Lookup, substitute } from '../interpolation/substitute.ts';
import { type Assignment, type Reader, readAssignment, skipToStatement } from './read-assignment.ts';

/**
 * The variables of an env file in the grammar of Compose v2 and later. `lookup` is what is set already: it wins inside
 * `${…}` and supplies the values of names without `=`; the file's own values come after it, and after those what
 * earlier files of a list said.
 * Throws COMPOSE_ENV_FILE, or COMPOSE_INTERPOLATION for a bad template, with the line.
 */
export function parseEnvFile(
  text: string,
  file: string,
  lookup: Lookup = nothing,
  earlier: Lookup = nothing,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const reader: Reader = {
    file,
    text: text.startsWith('\uFEFF') ? text.slice(1) : text,
    pos: 0,
    line: 1,
    lineStart: 0,
  };
  while (skipToStatement(reader)) {
    const assignment = readAssignment(reader);
    const value = assignment.inherited
      ? lookup(assignment.name)
      : expand(assignment, (name) => lookup(name) ?? values.get(name) ?? earlier(name));
    // Compose reads a last line without = and line break as the value of a variable without name; nothing can use it.
    if (value !== undefined && assignment.name !== '') {
      values.set(assignment.name, value);
    }
  }
  return values;
}

function nothing(): undefined {
  return undefined;
}

function expand({ template, text, at, name }: Assignment, lookup: Lookup): string {
  if (!template) {
    return text;
  }
  const substitution = substitute(text, lookup);
  if (substitution.problem === null) {
    return substitution.text;
  }
  const { message, suggestion } = substitution.problem;
  throw new ComposeError({
    code: 'COMPOSE_INTERPOLATION',
    message: `${name}: ${message}`,
    at,
    path: [],
    suggestion: `${suggestion ?? ''} Text in single quotes is taken as it is.`.trim(),
  });
}
