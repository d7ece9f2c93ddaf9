import { quoted, type Reading, read, wrong } from './reading.ts';

/** The text of a mode is octal whether or not it begins with 0; `0o400` is none, as Compose reads it. */
export function parseFileMode(text: string): Reading<string> {
  return /^[0-7]{1,7}$/.test(text)
    ? read(formatFileMode(Number.parseInt(text, 8)))
    : wrong(`${quoted(text)} is no file mode`);
}

/** `0440`: what Compose prints, quoted, so that no reader takes it for a decimal number. */
export function formatFileMode(mode: number): string {
  return `0${mode.toString(8)}`;
}
