import { styleText } from 'node:util';
import type { Terminal } from './terminal.ts';

type Format = Parameters<typeof styleText>[0];

/** Styles text where there are eyes to see it; state is always told by shape and word first. */
export function styler(terminal: Pick<Terminal, 'colour'>): (format: Format, text: string) => string {
  return (format, text) => (terminal.colour ? styleText(format, text, { validateStream: false }) : text);
}

/** Cuts to a width and marks the cut. */
export function fit(text: string, width: number): string {
  return text.length <= width ? text.padEnd(width) : `${text.slice(0, Math.max(0, width - 1))}…`;
}
