/** The line, from 1, of the last assignment of a variable in an env file; 1 where it cannot be found. */
export function lineOfVariable(text: string, name: string): number {
  const lines = text.split('\n');
  const index = lines.findLastIndex((line) => {
    const written = line.replace(/^\uFEFF?\s*(?:export\s+)?/, '');
    return written.startsWith(name) && /^\s*(?:[=:]|$)/.test(written.slice(name.length));
  });
  return index + 1 || 1;
}
