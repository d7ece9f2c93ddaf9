import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';
import { type DefectSeverity, labelledSeverity, severityOf } from '../../prose/severity-words.ts';

export interface KnownIssue {
  readonly line: number;
  readonly title: string;
  readonly severity: DefectSeverity | null;
  readonly open: boolean;
}

export interface KnownIssues {
  readonly issues: readonly KnownIssue[];
  /** The document says in words that nothing is known. */
  readonly statesNone: boolean;
}

const closed =
  /^\W*(?:fixed|closed|resolved|done|solved|verified|shipped|not (?:a bug|reproducible)|duplicate|obsolete)\b/i;
const closedHeading = /\b(?:fixed|closed|resolved|solved|archive)\b/i;
const issueHeading = /\b(?:issues?|bugs?|defects?|problems?|limitations?|errors?|crash(?:es)?)\b/i;
const adviceHeading = /\b(?:before|how|report(?:ing)?|contact|about|help|workarounds?|legend|severit(?:y|ies))\b/i;
const identifier = /^\W*(?:[A-Z][A-Z0-9]{1,9}-\d{1,6}|#\d{1,6}|(?:KI|BUG|ISSUE)[ -]?\d{1,6})\b/;
const none =
  /\b(?:no|there are no|we know of no|without)\s+(?:(?:open|known|unresolved|outstanding|critical|major|current)\s+)*(?:issues?|defects?|bugs?|problems?)\b|^\W*none\b(?:\W*$|\s+(?:known|open))|\bnothing (?:is )?known\b/i;
const mostIssues = 5_000;

/**
 * Reads a list of known issues as teams write it: a table with a column of severities, a section for each issue with a
 * `Severity:` line, or list items, labelled or standing under a heading that names the severity.
 */
export function readIssues(document: MarkdownDocument): KnownIssues {
  const issues = [...fromTables(document), ...fromSections(document), ...fromItems(document)].slice(0, mostIssues);
  const statesNone = document.paragraphs.some(
    (paragraph) => paragraph.where !== 'heading' && none.test(paragraph.text),
  );
  return { issues: issues.length > 0 ? issues : plainItems(document), statesNone };
}

function fromTables(document: MarkdownDocument): readonly KnownIssue[] {
  return document.tables.flatMap((table) => {
    const column = (pattern: RegExp): number => table.header.findIndex((cell) => pattern.test(cell));
    const severity = column(/\b(?:severity|priority|impact|sev)\b/i);
    const status = column(/\b(?:status|state)\b/i);
    const title = column(/\b(?:issue|bug|defect|problem|title|summary|description|what|symptom)\b/i);
    if (severity < 0 && title < 0) return [];
    const section = sectionOf(document, table.line);
    const heading = wholeSeverity(section);
    return table.rows.flatMap(({ line, cells }) => {
      const text = cells.filter((cell) => cell.trim() !== '').join(' ');
      // A table of one row that says "none" is a statement, not an issue.
      if (
        text.replace(/[\s–—-]/g, '') === '' ||
        (cells.filter((cell) => /\p{L}/u.test(cell)).length <= 1 && none.test(text))
      )
        return [];
      const open = !(status >= 0 && closed.test(cells[status] ?? '')) && !closedHeading.test(section);
      return [
        {
          line,
          title: cells[title < 0 ? 0 : title] ?? text,
          severity: severityOf(cells[severity] ?? '') ?? heading,
          open,
        },
      ];
    });
  });
}

/** `### Title` with a `Severity: high` line below it. */
function fromSections(document: MarkdownDocument): readonly KnownIssue[] {
  const found: KnownIssue[] = [];
  for (const heading of document.headings) {
    const own = document.sentences.filter(
      (each) => each.under.at(-1) === heading.text && each.where !== 'heading' && each.line > heading.line,
    );
    const label = own.find((each) => each.row === null && /^\W*(?:severity|priority)\b/i.test(each.text));
    if (label === undefined) continue;
    const status =
      own.find((each) => /^\W*(?:status|state)\b/i.test(each.text))?.text.replace(/^\W*(?:status|state)\W*/i, '') ?? '';
    found.push({
      line: heading.line,
      title: heading.text,
      severity: labelledSeverity(label.text),
      open: !closed.test(status),
    });
  }
  return found;
}

function fromItems(document: MarkdownDocument): readonly KnownIssue[] {
  return itemsOf(document).flatMap((item) => {
    if (/^\W*(?:severity|priority|status|state|workaround|fix|steps|version|platform|affects)\b\W/i.test(item.text))
      return [];
    const heading =
      [...item.under]
        .reverse()
        .map(wholeSeverity)
        .find((each) => each !== null) ?? null;
    const severity = labelledSeverity(item.text) ?? heading;
    if (severity === null && !identifier.test(item.text)) return [];
    return [{ line: item.line, title: item.text, severity, open: isOpen(item) }];
  });
}

/** Nothing labelled at all: items under a heading that speaks of issues are entries without a severity. */
function plainItems(document: MarkdownDocument): readonly KnownIssue[] {
  return itemsOf(document)
    .filter((item) => item.under.some((heading) => issueHeading.test(heading)) && !none.test(item.text))
    .filter((item) => !adviceHeading.test(item.under.at(-1) ?? ''))
    .map((item) => ({ line: item.line, title: item.text, severity: null, open: isOpen(item) }));
}

function itemsOf(document: MarkdownDocument): readonly Passage[] {
  return document.paragraphs.filter((paragraph) => paragraph.where === 'item' && !paragraph.quoted);
}

function isOpen(item: Passage): boolean {
  return (
    item.checked !== true &&
    !item.under.some((heading) => closedHeading.test(heading)) &&
    !/[([](?:fixed|closed|resolved)\b/i.test(item.text)
  );
}

/** A heading that is a severity and little more: `High`, `Critical issues`, `Severity: low`. */
function wholeSeverity(heading: string): DefectSeverity | null {
  return heading.split(/\s+/).length > 4 ? null : (labelledSeverity(heading) ?? severityOf(heading));
}

function sectionOf(document: MarkdownDocument, line: number): string {
  return document.headings.filter((heading) => heading.line < line).at(-1)?.text ?? '';
}
