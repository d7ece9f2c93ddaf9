/** More than this no page shows: it is handed over as a file. */
const largestText = 1024 * 1024;

/** What a page can do with a file's bytes. */
export type Readable =
  | { readonly text: string; readonly download: null }
  | { readonly text: null; readonly download: { readonly mediaType: string; readonly why: string } };

/** The text of a file, or why it is handed over instead. What the name promises is not believed: the bytes decide. */
export function readableText(bytes: Uint8Array): Readable {
  if (bytes.length > largestText)
    return refused(`It is larger than ${largestText / 1024 / 1024} MiB, too long to be shown here.`);
  if (startsWith(bytes, '%PDF-'))
    return { text: null, download: { mediaType: 'application/pdf', why: 'It is a PDF.' } };
  if (bytes.includes(0)) return refused('It is no text.');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), download: null };
  } catch {
    // Shown with replaced characters it would not be what is signed.
    return refused('It is no UTF-8 text, so it could not be shown exactly.');
  }
}

function refused(why: string): Readable {
  return { text: null, download: { mediaType: 'application/octet-stream', why } };
}

function startsWith(bytes: Uint8Array, text: string): boolean {
  return Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;
}
