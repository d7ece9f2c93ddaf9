import MarkdownIt from 'markdown-it';

/** Deeper nesting than people write; the parser's own default is 100. */
const deepest = 50;

/** Resolves a relative link to the address of another judged document; null: there is none. */
export type LinkToDocument = (path: string) => string | null;

/**
 * Markdown as HTML for strangers' eyes: no raw HTML, no images (an image is named, not fetched), links only to web pages,
 * mail addresses and judged documents. Everything else that the writer put in stays readable as text.
 */
export function renderMarkdown(text: string, linkTo: LinkToDocument): string {
  const parser = new MarkdownIt('default', { html: false, linkify: false, typographer: false, maxNesting: deepest });
  const headings = new Map<string, number>();
  const escape = (value: string): string => parser.utils.escapeHtml(value);
  parser.renderer.rules['image'] = (tokens, index) => {
    const token = tokens[index];
    const source = String(token?.attrGet('src') ?? '');
    return `<span class="image">${escape(token?.content || 'image')} (${escape(source)})</span>`;
  };
  parser.renderer.rules['link_open'] = (tokens, index) =>
    openLink(String(tokens[index]?.attrGet('href') ?? ''), linkTo, escape);
  parser.renderer.rules['heading_open'] = (tokens, index) => {
    const tag = tokens[index]?.tag ?? 'h6';
    return `<${tag} id="${escape(headingId(tokens[index + 1]?.content ?? '', headings))}">`;
  };
  return parser.render(text);
}

function openLink(href: string, linkTo: LinkToDocument, escape: (value: string) => string): string {
  if (href.startsWith('#')) return `<a href="#${escape(idPrefix + slug(decoded(href.slice(1))))}">`;
  if (/^(?:https?:|mailto:)/i.test(href))
    return `<a href="${escape(href)}" rel="noopener noreferrer nofollow" target="_blank">`;
  // Another scheme, or an address without one that would lead to a foreign host.
  if (/^[a-z][a-z\d+.-]*:/i.test(href) || href.startsWith('//')) return '<a>';
  const address = linkTo(decoded(href.replace(/[?#].*$/s, '')));
  return address === null ? '<a>' : `<a href="${escape(address)}">`;
}

/** Ids of the page itself cannot be taken by a heading. */
const idPrefix = 'section-';

function headingId(text: string, used: Map<string, number>): string {
  const id = slug(text);
  const count = used.get(id) ?? 0;
  used.set(id, count + 1);
  return `${idPrefix}${id}${count === 0 ? '' : `-${count}`}`;
}

function slug(text: string): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu);
  return words?.join('-').slice(0, 100) ?? '';
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A stray percent sign is part of the name.
    return address;
  }
}
