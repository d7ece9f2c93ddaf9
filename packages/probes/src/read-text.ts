import { fileOf } from './path-of-bytes.ts';
import { ProbeError } from './probe-error.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Decodes a file that people wrote: UTF-8 without NUL, a byte order mark dropped, line ends as they are.
 * Throws PROBE_NOT_TEXT otherwise, so that binary files are never judged as empty texts.
 */
export function readText(bytes: Uint8Array): string {
  if (bytes.includes(0))
    throw new ProbeError('PROBE_NOT_TEXT', `${fileOf(bytes)} holds NUL bytes; it is not a UTF-8 text.`);
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new ProbeError(
      'PROBE_NOT_TEXT',
      `${fileOf(bytes)} is not valid UTF-8. Save it as UTF-8 and commit it again.`,
      {
        cause,
      },
    );
  }
}

/** Lines of a text under any line end; a final line end adds no empty line. */
export function splitLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
