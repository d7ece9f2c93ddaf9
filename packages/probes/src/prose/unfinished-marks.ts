import type { MarkdownDocument, Passage } from '../markdown/markdown-document.ts';

/** A place where a document says itself that it is not done. */
export interface UnfinishedMark {
  readonly line: number;
  /** What stands there, short. */
  readonly text: string;
  readonly kind: 'placeholder' | 'draft' | 'empty section';
}

/** As a label, not as a noun of a sentence (`remove obsolete TODO`) and not as a product's (`TODO list`). */
const note =
  /(?<![\w-])(?:TBD|TBC)(?![\w-])|(?:^\W*|[([–—:|]\s*)(?:TODO|FIXME|XXX)(?![\w-])(?!\s+(?:app|list|item|board|page|comment|test)s?\b)|(?<![\w-])(?:TODO|FIXME|XXX)(?=:|\()/;
const wholeNote =
  /^\W*(?:todo|tbd|tbc|tba|t\.b\.d\.|fixme|xxx|to be (?:determined|decided|defined|confirmed|completed|written|added|announced|filled in)|fill (?:this )?in|placeholder|\?{2,})\W*$/i;
/** A whole short sentence that puts its content off. */
const putOff =
  /^\W*(?:to be|will be|still to be) (?:determined|decided|defined|confirmed|completed|written|added|announced|filled in)\b/i;
const notedAside =
  /[([](?:todo|tbd|tbc|to be (?:determined|decided|defined|confirmed|completed|written|added|filled in))\b[^)\]]*[)\]]/i;
const filler = /\blorem ipsum\b|\bdolor sit amet\b/i;
const soon = /\bcoming soon\b/i;
const insertHere = /<\s*(?:insert|add|enter|fill in|your|tbd|todo)\b[^<>]{0,80}>|\[\s*insert\b[^\]]{0,80}\]/i;
const templateVariable = /\{\{[^{}]{1,80}\}\}/;
const bracketed = /(?<![\w\])}/.-])\[([A-Za-z_ ][^[\]]{0,60})\](?![\w([:/-])/g;
const placeholderName =
  /^(?:your\b.*|insert\b.*|fill in\b.*|link to\b.*|(?:company|organi[sz]ation|studio|product|project|team|game)(?:'s)? name|company|organi[sz]ation|(?:effective |start |end |release )?date|(?:full |first |last )?name|e-?mail(?: address)?|(?:phone|telephone)(?: number)?|(?:postal |mailing )?address|(?:contact|support|security|legal) (?:e-?mail|name|person|details|info|information|address)|jurisdiction|governing law|state|country|state\/country|version(?: number)?|link|url|amount|number|tbd|tbc|todo|placeholder|x{2,}|_{2,})$/i;

const draftLabel =
  /(?:^|[*\s|])status\W{1,6}(?:draft|wip|work in progress|in progress|pending\b|under review|in review|proposed|outline|not final|unapproved|incomplete)/i;
const draftTitle =
  /^\W*draft\s*[:–—-]|[([]\s*(?:draft|wip|work in progress)\s*[)\]]|[:–—-]\s*(?:draft|wip)\W*$|^\W*draft\W*$/i;
const draftOfItself =
  /\bthis (?:page|document|guide|faq|section|policy|plan|agreement|text|file|chapter)\b[^.]{0,40}\b(?:draft|work in progress|not (?:yet )?final|incomplete|unfinished)\b/i;
const draftKind = /\b(?:working|rough|first|initial|early|internal|discussion|preliminary) draft\b/i;
const capitalDraft = /(?<![\w-])DRAFT(?![\w-])/;
const draftVersion = /\bversion\W{1,4}[\w.]{1,12}[\s-]*\(?draft\b/i;

const mostMarks = 100;

/** Every mark of an unfinished document, in order. Words in code are examples and never marks. */
export function unfinishedMarks(document: MarkdownDocument): readonly UnfinishedMark[] {
  const marks: UnfinishedMark[] = [...frontMatterMarks(document)];
  for (const passage of document.sentences) {
    const mark = passageMark(passage);
    if (mark !== null) marks.push(mark);
  }
  marks.push(...statusRows(document), ...rawMarks(document), ...emptySections(document));
  const first = new Map<string, UnfinishedMark>();
  for (const mark of marks) if (!first.has(`${mark.line} ${mark.kind}`)) first.set(`${mark.line} ${mark.kind}`, mark);
  return [...first.values()].sort((a, b) => a.line - b.line).slice(0, mostMarks);
}

function passageMark(passage: Passage): UnfinishedMark | null {
  const text = withoutCode(passage);
  const found = (kind: UnfinishedMark['kind'], match: string): UnfinishedMark => ({
    line: passage.line,
    text: shorten(match),
    kind,
  });
  const words = text.split(/\s+/).length;
  const placeholder =
    note.exec(text) ??
    wholeNote.exec(text) ??
    notedAside.exec(text) ??
    filler.exec(text) ??
    insertHere.exec(text) ??
    templateVariable.exec(text);
  if (placeholder !== null) return found('placeholder', context(text, placeholder.index));
  if (words <= 8 && putOff.test(text)) return found('placeholder', text);
  // A sentence that says when something comes is news; a stub says nothing else.
  if (words <= 8 && soon.test(text)) return found('placeholder', text);
  for (const match of text.matchAll(bracketed)) {
    if (placeholderName.test((match[1] ?? '').trim())) return found('placeholder', match[0]);
  }
  if (draftLabel.test(text) || draftVersion.test(text)) return found('draft', text);
  if (capitalDraft.test(text) || draftOfItself.test(text)) return found('draft', text);
  if (passage.where === 'heading' && draftTitle.test(text)) return found('draft', text);
  if (words <= 4 && passage.where !== 'cell' && /^\W*(?:working |rough |first |initial )?draft\W*$/i.test(text))
    return found('draft', text);
  if (words <= 12 && draftKind.test(text) && /^\W*(?:this is|version|status|working|preliminary|internal)/i.test(text))
    return found('draft', text);
  return null;
}

/** A table that lists properties of the document: `| Status | Draft |`. */
function statusRows(document: MarkdownDocument): readonly UnfinishedMark[] {
  const rows = document.tables.flatMap((table) => [{ line: table.line, cells: table.header }, ...table.rows]);
  return rows.flatMap(({ line, cells }) => {
    const [label = '', value = ''] = cells;
    const draft =
      cells.length === 2 &&
      /^\W*(?:document )?status\W*$/i.test(label) &&
      /^\W*(?:draft|wip|in progress|pending|under review|in review|proposed)/i.test(value);
    return draft ? [{ line, text: shorten(`${label} ${value}`), kind: 'draft' as const }] : [];
  });
}

function frontMatterMarks(document: MarkdownDocument): readonly UnfinishedMark[] {
  if (document.frontMatter === null) return [];
  const { text, line } = document.frontMatter;
  return text
    .split('\n')
    .flatMap((each, index) =>
      /^(?:status\s*:\s*["']?(?:draft|wip|in[- ]progress|proposed|review)|draft\s*:\s*true)/i.test(each)
        ? [{ line: line + index, text: shorten(each), kind: 'draft' as const }]
        : [],
    );
}

/** What Markdown hides: placeholders in angle brackets read as HTML, and notes in comments. */
function rawMarks(document: MarkdownDocument): readonly UnfinishedMark[] {
  const code = new Set<number>();
  for (const block of document.codeBlocks) {
    const lines = block.text.split('\n').length + 1;
    for (let line = block.line; line <= block.line + lines; line += 1) code.add(line);
  }
  return document.lines.flatMap((line, index) => {
    if (code.has(index + 1)) return [];
    const plain = line.replace(/`[^`]*`/g, '');
    const match = insertHere.exec(plain) ?? /<!--[^>]*\b(?:TODO|TBD|FIXME)\b[^>]*/.exec(plain);
    return match === null ? [] : [{ line: index + 1, text: shorten(match[0]), kind: 'placeholder' as const }];
  });
}

/** Headings with nothing under them, not even a deeper heading. */
function emptySections(document: MarkdownDocument): readonly UnfinishedMark[] {
  return document.headings.flatMap((heading, index) => {
    const next = document.headings[index + 1];
    if (next !== undefined && next.depth > heading.depth) return [];
    // The title alone is judged by the amount of text, and setext headings have their underline below.
    if (heading.depth === 1 && index === 0) return [];
    const body = document.lines.slice(heading.line, next === undefined ? undefined : next.line - 1);
    const filled = body.some((line) => !/^\s*(?:=+|-+|\*{3,}|_{3,}|<!--.*-->|<a\b[^>]*>(?:<\/a>)?)?\s*$/.test(line));
    return filled ? [] : [{ line: heading.line, text: shorten(heading.text), kind: 'empty section' as const }];
  });
}

/** Every occurrence goes, since a passage does not say where in it the code stood. */
function withoutCode(passage: Passage): string {
  return passage.codes.reduce((text, code) => (code.trim() === '' ? text : text.replaceAll(code, '·')), passage.text);
}

function context(text: string, at: number): string {
  const start = Math.max(0, at - 30);
  return `${start > 0 ? '…' : ''}${text.slice(start, at + 60)}`;
}

function shorten(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim();
  return plain.length > 90 ? `${plain.slice(0, 90)}…` : plain;
}
