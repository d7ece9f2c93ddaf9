import { resolvePlain } from './resolve-plain.ts';

// Text that no YAML parser takes for anything else; what begins with a digit or a sign is always quoted.
const plain = /^[A-Za-z_/][\w./@%+=~-]*(?:[ :][\w./@%+=~-]+)*$/;
// Words that are booleans to parsers of YAML 1.1.
const oldBoolean = /^(?:y|n|yes|no|on|off)$/i;
// Control characters but tab and line feed, other line breaks, and what is no character.
const notInBlock = /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/;
const escaped = /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as YAML: plain, as a block of lines indented by `blockIndent`, or in double quotes. Null: on one line. */
export function writeText(text: string, blockIndent: number | null): string {
  if (plain.test(text) && !oldBoolean.test(text) && typeof resolvePlain(text) === 'string') {
    return text;
  }
  return blockIndent !== null && fitsBlock(text) ? writeBlock(text, blockIndent) : writeQuoted(text);
}

/** Several lines, none of blanks only or with blanks at its end, the first one not indented. */
function fitsBlock(text: string): boolean {
  return /^[^\s][^]*\n/.test(text) && !/[ \t](?:\n|$)/.test(text) && !notInBlock.test(text);
}

function writeBlock(text: string, indent: number): string {
  const body = text.replace(/\n+$/, '');
  const breaks = text.length - body.length;
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line));
  const chomping = breaks === 0 ? '-' : breaks === 1 ? '' : '+';
  return `|${chomping}\n${lines.join('\n')}${'\n'.repeat(Math.max(breaks - 1, 0))}`;
}

function writeQuoted(text: string): string {
  return JSON.stringify(text.toWellFormed()).replaceAll(
    escaped,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
