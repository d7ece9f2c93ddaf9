import type { MarkdownDocument } from '../../markdown/markdown-document.ts';

/**
 * Anchors of a document as GitHub makes them: lower case, punctuation dropped, spaces to hyphens, repeated headings
 * numbered; and ids that the author set in HTML or as `{#id}`. Compared without letter case and without runs of hyphens,
 * in which other renderers differ.
 */
export function anchorsOf(document: MarkdownDocument): ReadonlySet<string> {
  const anchors = new Set<string>(['', 'top']);
  const seen = new Map<string, number>();
  for (const heading of document.headings) {
    const own = /\s*\{#([\w:.-]+)[^}]*\}\s*$/.exec(heading.text);
    if (own !== null) anchors.add(comparable(own[1] ?? ''));
    const slug = slugOf(own === null ? heading.text : heading.text.slice(0, own.index));
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(comparable(times === 0 ? slug : `${slug}-${times}`));
  }
  for (const line of document.lines) {
    for (const match of line.matchAll(/<[a-z][^<>]{0,400}?\s(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi))
      anchors.add(comparable(match[1] ?? ''));
  }
  return anchors;
}

export function hasAnchor(anchors: ReadonlySet<string>, anchor: string): boolean {
  return anchors.has(comparable(anchor)) || /^(?:L\d+|:~:text=|user-content-|fn-?|fnref)/i.test(anchor);
}

function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[\ufe00-\ufe0f]|[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-');
}

function comparable(anchor: string): string {
  return anchor.toLowerCase().replace(/-+/g, '-').replace(/^-|-$/g, '');
}
