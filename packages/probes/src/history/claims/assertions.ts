import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';

/** Headings under which people write what they want, fear or advise, not what is. */
const intent =
  /\b(?:goals?|objectives?|plans?|planned|to-?dos?|next(?:\s+(?:steps?|phase))?|upcoming|future|roadmap|backlog|requirements?|criteria|definition\s+of|risks?|mitigations?|recommendations?|proposals?|scope|known\s+issues|open\s+(?:items?|questions?|issues?|points?)|examples?|templates?|targets?|guidance|deferred|follow-?ups?|agenda|instructions?|how\s+to)\b/i;

const notYet =
  /\b(?:will|shall|should|must|would|could|might|can(?!\s+only\b)|plans?\s+to|planned|going\s+to|to\s+be|needs?\s+to|have\s+to|aims?\s+(?:to|for)|target(?:s|ed|ing)?|goals?|expected|expects?|ensure\s+that|make\s+sure|if|unless|until|whether|todo|tbd|wip|not\s+yet|pending|upcoming|for\s+example|such\s+as|suppose|assum\w+|unclear|unknown|verify\s+that|check\s+that|confirm\s+that)\b|\be\.g\./i;

/** Words that put a number into an earlier state of affairs, which today's evidence cannot speak about. */
const earlier =
  /\b(?:initial(?:ly)?|at\s+first|first\s+(?:run|scan|pass|attempt)|previous(?:ly)?|earlier|originally|baseline|used\s+to|formerly|so\s+far|at\s+the\s+time|down\s+from|up\s+from|increased\s+(?:from|to)|grew|reduced\s+(?:from|to)|from\s+\d[\d.,]*\s+to\s+\d|week\s+\d+|day\s+\d+|sprint\s+\d+|iteration\s+\d+|mid-?phase|interim)\b/i;

/**
 * Passages in which a document asserts something about what is or was done: outside quotes, not future or wished for,
 * not an unticked box. A ticked box asserts, wherever it stands.
 */
export function assertions(document: MarkdownDocument): readonly Passage[] {
  const before = asserted.get(document);
  if (before !== undefined) return before;
  const found = document.sentences.filter((passage) => {
    if (passage.quoted || passage.checked === false) return false;
    if (passage.text.endsWith('?') || notYet.test(passage.text)) return false;
    return passage.checked === true || !passage.under.some((heading) => intent.test(heading));
  });
  asserted.set(document, found);
  return found;
}

/** Every kind of claim asks for the same. */
const asserted = new WeakMap<MarkdownDocument, readonly Passage[]>();

export function isAboutEarlier(passage: Passage): boolean {
  return earlier.test(passage.text);
}

/** Inside the section of a single task numbers tell how things stood then, not how they stand. */
export function isProgress(passage: Passage): boolean {
  if (/\b(?:final|total|overall|in\s+all|altogether|candidate|release)\b/i.test(passage.text)) return false;
  return passage.under.some((heading) =>
    /^\W*(?:(?:task|step|sprint|week|day|entry|iteration)\b|[([]?p?\d+\.\d+|\d{4}-\d{2}-\d{2})/i.test(heading),
  );
}

/** A passage, or the whole table row it is a cell of, in the ways it can be read. */
export interface Reading {
  /** The sentence, or the row's cells: `High | 0`. */
  readonly text: string;
  /** The row with the headings of its columns: `Severity: High | Found: 0`; the sentence otherwise. */
  readonly labelled: string;
  /** What the headings around a table say it is about; empty for sentences, which say it themselves. */
  readonly about: string;
}

export function inContext(document: MarkdownDocument, passage: Passage): Reading {
  const row = passage.row === null ? undefined : rowsOf(document).get(passage.row);
  if (row === undefined) return { text: passage.text, labelled: passage.text, about: '' };
  const { text, labelled, header } = row;
  return { text, labelled, about: [...passage.under.slice(-1), ...header].join(' | ') };
}

type Row = Omit<Reading, 'about'> & { readonly header: readonly string[] };

/** The rows of all tables by their lines, read once for all of their cells. */
function rowsOf(document: MarkdownDocument): ReadonlyMap<number, Row> {
  const before = rows.get(document);
  if (before !== undefined) return before;
  const read = new Map<number, Row>();
  for (const table of document.tables) {
    for (const row of table.rows) {
      const filled = row.cells
        .map((cell, index) => ({ cell, label: table.header[index] ?? '' }))
        .filter(({ cell }) => cell !== '');
      const text = filled.map(({ cell }) => cell).join(' | ');
      const labelled = filled.map(({ cell, label }) => (label === '' ? cell : `${label}: ${cell}`)).join(' | ');
      if (!read.has(row.line)) read.set(row.line, { text, labelled, header: table.header });
    }
  }
  rows.set(document, read);
  return read;
}

const rows = new WeakMap<MarkdownDocument, ReadonlyMap<number, Row>>();

/** `1,024` as `1024`, and the words for small counts as digits, so that patterns see numbers only. */
export function withPlainNumbers(text: string): string {
  return text.replace(/(\d),(?=\d{3}(?!\d))/g, '$1').replace(/\b(?:zero|none|nil)\b/gi, '0');
}
