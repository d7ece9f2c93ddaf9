import { peopleText } from '../markdown/people-text.ts';
import { looksLikeMarker } from '../markers/marker-lookalike.ts';
import type { MarkdownBlock } from '../markers/parse-blocks.ts';
import { withoutClaims } from './claim-words.ts';

const labelLimit = 300;

interface Positioned {
  readonly position?:
    | {
        readonly start: { readonly offset?: number | undefined };
        readonly end: { readonly offset?: number | undefined };
      }
    | undefined;
}

/** The Markdown source of a node, or an empty text where the parser gave no place. */
export function sourceOf(node: Positioned, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

/** Structure that may be copied into the new log: one line, no HTML, nothing that could pass for a marker, no claims. */
export function copiedText(source: string): string {
  const line = withoutClaims(source.replace(/\s+/gu, ' ').trim()).slice(0, labelLimit);
  return /[<>\p{Cc}]/u.test(line) || looksLikeMarker(line) ? peopleText(line) : line;
}

/** Inline Markdown of a heading: its source between first and last child, so without hashes or underline. */
export function inlineSource(block: MarkdownBlock, text: string): string {
  if (!('children' in block)) return '';
  const first = block.children[0];
  const last = block.children.at(-1);
  if (first === undefined || last === undefined) return '';
  return copiedText(text.slice(first.position?.start.offset ?? 0, last.position?.end.offset ?? 0));
}
