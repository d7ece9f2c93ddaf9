const ASSIGNMENT = /^\uFEFF?\s*(?:export\s+)?([^\s=:]+)\s*(?:[=:]|$)/;

/** The line, from 1, of the last assignment of each variable of an env file. */
export function linesOfVariables(text: string): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of text.split('\n').entries()) {
    const name = ASSIGNMENT.exec(line)?.[1];
    if (name !== undefined) {
      lines.set(name, index + 1);
    }
  }
  return lines;
}
