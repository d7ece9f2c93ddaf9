import type { TreeReader } from '@sallyport/gate';
import type { MarkdownDocument } from '../markdown/markdown-document.ts';
import { readMarkdown } from '../markdown/read-markdown.ts';

/** A document for people as it lies in the tree. */
export type ReadDocument =
  | { readonly kind: 'missing' }
  | { readonly kind: 'text'; readonly path: string; readonly exact: boolean; readonly document: MarkdownDocument }
  /** There, and in a format that is not read here. `trouble`: it is not even that. */
  | {
      readonly kind: 'unread';
      readonly path: string;
      readonly exact: boolean;
      readonly format: string;
      readonly trouble: string | null;
    };

const textNames = /\.(?:md|markdown|mdown|mdx|txt|text)$|(?:^|\/)[^./]+$/i;

/** Formats that are only recognised. */
const others: readonly {
  readonly extension: RegExp;
  readonly format: string;
  readonly mark: readonly number[] | null;
}[] = [
  { extension: /\.pdf$/i, format: 'PDF', mark: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { extension: /\.(?:docx|odt|pages|epub)$/i, format: 'a word processor’s file', mark: [0x50, 0x4b, 0x03, 0x04] },
  { extension: /\.doc$/i, format: 'a word processor’s file', mark: [0xd0, 0xcf, 0x11, 0xe0] },
  { extension: /\.rtf$/i, format: 'RTF', mark: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

/**
 * Finds and reads a document in any letter case. Markdown and plain text are read; of other formats only the first
 * bytes are looked at. Throws ProbeError where a text is none, or is too large.
 */
export async function readDocument(tree: TreeReader, path: string): Promise<ReadDocument> {
  const at = await tree.find(path);
  const bytes = at === null ? null : await tree.read(at.path);
  if (at === null || bytes === null) return { kind: 'missing' };
  if (textNames.test(at.path)) return { kind: 'text', ...at, document: readMarkdown(bytes) };
  const known = others.find((each) => each.extension.test(at.path));
  if (known === undefined)
    return {
      kind: 'unread',
      ...at,
      format: 'a format that is not read here',
      trouble: bytes.length === 0 ? 'it is empty' : null,
    };
  const fits = known.mark === null || known.mark.every((byte, index) => bytes[index] === byte);
  const trouble =
    bytes.length === 0 ? 'it is empty' : fits ? null : `it is not ${known.format}, whatever its name says`;
  return { kind: 'unread', ...at, format: known.format, trouble };
}

/** Different words of prose in a document, without headings and code: repeating filler makes no text. */
export function wordCount(document: MarkdownDocument): number {
  const texts = document.sentences.filter((sentence) => sentence.where !== 'heading').map((sentence) => sentence.text);
  const words = texts
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}'’-]+/u);
  return new Set(words.filter((word) => /\p{L}{2}/u.test(word))).size;
}
