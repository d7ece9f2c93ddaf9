import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';
import { type StatedDuration, statedDurations } from '../../prose/durations.ts';
import { type DefectSeverity, severityOf } from '../../prose/severity-words.ts';

export type PromiseKind = 'acknowledgement' | 'triage' | 'fix' | 'update' | 'embargo';

/** A time that a document promises for handling a report. */
export interface PromisedTime {
  readonly kind: PromiseKind;
  /** null: for every severity. */
  readonly severity: DefectSeverity | null;
  readonly minutes: number;
  readonly line: number;
  /** As it stands in the text. */
  readonly text: string;
}

const kinds: readonly (readonly [PromiseKind, RegExp])[] = [
  [
    'acknowledgement',
    /\b(?:acknowledg\w*|confirm\w*\s+(?:the\s+)?receipt|receipt|first (?:response|answer|reply)|initial (?:response|reply|contact|answer)|respon(?:d|se|ds)|repl(?:y|ies)|answer\w*|get back|hear (?:back )?from us)\b/gi,
  ],
  [
    'triage',
    /\b(?:triag\w*|assess\w*|evaluat\w*|validat\w*|verif(?:y|ied|ication)|initial analysis|severity decision)\b/gi,
  ],
  [
    'fix',
    /\b(?:fix(?:e[sd]|ing)?|patch\w*|remediat\w*|resol(?:v\w*|ution)|mitigat\w*|repair\w*|mend(?:ed|s|ing)?|correct(?:ed|ion))\b/gi,
  ],
  ['update', /\b(?:updat\w*|status|progress|keep you informed)\b/gi],
  ['embargo', /\b(?:embargo\w*|disclos\w*|publish\w*|publication|go(?:es)? public|publicly|advisory)\b/gi],
];

const severityWord = /\b(?:critical|high|medium|moderate|low)\b/gi;
/** Lengths of time that are not promises to a reporter. */
const aboutElse =
  /\b(?:within the last|older than|retention|retain\w*|stored for|deleted? after|valid for|expires? (?:in|after)|every)\b/i;

/**
 * Times that passages promise, each with what it is for: the column's or row's title in tables, else the nearest word
 * before it in the sentence, else the first word after it.
 */
export function promisedTimes(
  document: MarkdownDocument,
  among: (passage: Passage) => boolean = () => true,
): readonly PromisedTime[] {
  const found: PromisedTime[] = [];
  for (const passage of document.sentences) {
    if (passage.where === 'heading' || passage.quoted || passage.row !== null || !among(passage)) continue;
    const lead = passage.under.at(-1) ?? '';
    for (const duration of statedDurations(passage.text)) {
      if (aboutElse.test(passage.text.slice(Math.max(0, duration.at - 24), duration.at))) continue;
      const kind = nearest(passage.text, duration) ?? (kindsIn(lead).length === 1 ? (kindsIn(lead)[0] ?? null) : null);
      if (kind !== null)
        found.push({
          kind,
          severity: severityNear(passage.text, duration),
          minutes: duration.minutes,
          line: passage.line,
          text: duration.text,
        });
    }
  }
  return [...found, ...fromTables(document, among)];
}

/** The first promise of each kind and severity, as flat facts. */
export function factsOf(times: readonly PromisedTime[]): Readonly<Record<string, string>> {
  const facts: Record<string, string> = {};
  for (const { kind, severity, text } of times) facts[severity === null ? kind : `${kind} ${severity}`] ??= text;
  return facts;
}

function fromTables(document: MarkdownDocument, among: (passage: Passage) => boolean): readonly PromisedTime[] {
  return document.tables.flatMap((table) =>
    table.rows.flatMap(({ line, cells }) => {
      const passage = document.sentences.find((each) => each.row === line);
      if (passage === undefined || !among(passage)) return [];
      const severity = severityOf(cells[0] ?? '');
      return cells.flatMap((cell, column) =>
        statedDurations(cell).flatMap((duration) => {
          const titles = [
            cell.slice(0, duration.at),
            table.header[column] ?? '',
            cells[0] ?? '',
            passage.under.at(-1) ?? '',
          ];
          const kind = titles.map((title) => kindsIn(title)[0]).find((each) => each !== undefined);
          return kind === undefined ? [] : [{ kind, severity, minutes: duration.minutes, line, text: duration.text }];
        }),
      );
    }),
  );
}

function kindsIn(text: string): readonly PromiseKind[] {
  return kinds.filter(([, pattern]) => text.search(pattern) >= 0).map(([kind]) => kind);
}

function nearest(text: string, duration: StatedDuration): PromiseKind | null {
  let before: { kind: PromiseKind; at: number } | null = null;
  let after: { kind: PromiseKind; at: number } | null = null;
  for (const [kind, pattern] of kinds) {
    for (const match of text.matchAll(pattern)) {
      if (match.index < duration.at && (before === null || match.index > before.at)) before = { kind, at: match.index };
      if (match.index > duration.at && (after === null || match.index < after.at)) after = { kind, at: match.index };
    }
  }
  return before?.kind ?? after?.kind ?? null;
}

function severityNear(text: string, duration: StatedDuration): DefectSeverity | null {
  const words = [...text.matchAll(severityWord)];
  const before = words.filter((match) => match.index < duration.at).at(-1);
  // "within 7 days for critical issues": the word follows, and nothing else stands between.
  const after = words.find((match) => match.index > duration.at && match.index - duration.at < 40);
  return severityOf((before ?? after)?.[0] ?? '');
}
