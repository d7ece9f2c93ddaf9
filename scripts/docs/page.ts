/** A generated file: its path in the repository and its whole text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** First line of every generated page: whoever opens it learns where to edit instead. */
export function notice(source: string): string {
  return `<!-- Written by \`npm run docs\` from ${source}. Edit that, not this. -->`;
}

/** A Markdown table. Pipes and line breaks in cells are kept from breaking it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ');
}

/** Joins blocks with one empty line between them and one line break at the end. */
export function blocks(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** A count with its noun. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
