/** Joins blocks (paragraphs, lists, tables) into the text of a part: blank lines between, before and after. */
export function partMarkdown(blocks: readonly (string | null)[]): string {
  const present = blocks.filter((block) => block !== null && block !== '');
  return present.length === 0 ? '' : `\n${present.join('\n\n')}\n\n`;
}

/** A bullet list, or null for no items, so that the caller says in words that there are none. */
export function bullets(items: readonly string[]): string | null {
  return items.length === 0 ? null : items.map((item) => `- ${item}`).join('\n');
}
