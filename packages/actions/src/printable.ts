/**
 * Text from people, files or servers for one line of what is shown: control characters (which could move a cursor,
 * begin a line that looks like ours, or rewrite what a signer reads) and bidirectional overrides become visible.
 */
export function printable(text: string): string {
  return text.replace(unsafe, visible);
}

/** The same for whole texts, whose line feeds and tabs stay. */
export function printableText(text: string): string {
  return text.replace(unsafe, (character) => (/[\n\t]/.test(character) ? character : visible(character)));
}

function visible(character: string): string {
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
const unsafe = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;
