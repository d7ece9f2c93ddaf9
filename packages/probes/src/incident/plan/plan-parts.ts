import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import { statedDates } from '../../prose/stated-dates.ts';
import { headingAbove, speaksOf } from '../../prose/topics.ts';
import type { UnfinishedMark } from '../../prose/unfinished-marks.ts';

const staging = /\bstaging\b|\btest (?:environment|server|stack|realm)s?\b/i;
const test =
  /\b(?:closed|external|public|beta|alpha|play)[- ]?(?:beta |alpha )?test(?:s|ing|ers?)?\b|\btesters?\b|\bplaytest\w*|\bcohort\b|\bclosed beta\b/i;

const doors = String.raw`(?:enrol\w*|access|log-?ins?|sign-?ups?|registration|ports?|tokens?|invit\w+|traffic|ingress|gateway|downloads?|installers?|accounts?|testers)`;
/** Shutting something, or something shut; `closed test` is neither. */
const stop = new RegExp(
  [
    String.raw`\bkill[- ]?switch\b|\bmaintenance mode\b|\bsallyport hold\b|\btak(?:e|es|ing)\b[^.]{0,40}\b(?:offline|down)\b`,
    String.raw`\b(?:clos(?:e|es|ing)|stop(?:s|ping)?|suspend(?:s|ing)?|paus(?:e|es|ing)|disabl(?:e|es|ing)|revok(?:e|es|ing)|block(?:s|ing)?|cut(?:s|ting)?|shut(?:s|ting)?|withdraw(?:s|ing)?)\b[^.]{0,50}\b${doors}\b`,
    String.raw`\b${doors}\b[^.]{0,30}\b(?:closed|revoked|blocked|disabled|suspended|stopped|withdrawn|shut)\b`,
  ].join('|'),
  'i',
);

/** Topics that a plan must speak of, by the rule that is broken where it does not. */
export const topics: readonly { readonly rule: string; readonly what: string; readonly patterns: readonly RegExp[] }[] =
  [
    { rule: 'escalation', what: 'The plan does not say who is called next.', patterns: [/\bescalat\w*/i] },
    { rule: 'scope', what: 'The plan does not speak of staging and testers both.', patterns: [staging, test] },
    { rule: 'stop', what: 'The plan does not say how testers are shut out.', patterns: [stop] },
    {
      rule: 'rollback',
      what: 'The plan does not say how the last good build is put back.',
      patterns: [
        /\broll(?:s|ed|ing)?[- ]?back\b|\bback out\b|\brevert\w*\b|\b(?:re-?deploy|restore|return to|go back to)\b[^.]{0,40}\b(?:previous|last|earlier|approved|known[- ]good|backup)\b/i,
      ],
    },
    {
      rule: 'evidence',
      what: 'The plan does not say what is saved before anything is restarted.',
      patterns: [
        /\bevidence\b|\bforensic\w*|\bchain of custody\b|\b(?:preserv|captur|sav|secur|keep|collect|export|archiv)\w*\b[^.]{0,40}\b(?:logs?|dumps?|images?|snapshots?|state|artefacts?|artifacts?)\b/i,
      ],
    },
  ];

/** First of the topics' patterns that the plan is silent about; null where it speaks of all. */
export function silentAbout(document: MarkdownDocument, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => speaksOf(document, pattern) === null);
}

const suspend =
  /\b(?:suspen|paus|halt|abort)\w*|\bstop(?:s|ped|ping)?\b[^.]{0,30}\b(?:test|testing)\b|\bstop (?:rule|criteri)\w*/i;
const resume =
  /\b(?:resum(?:e|es|ed|ing|ption)|re-?open\w*|re-?start\w*\b[^.]{0,30}\btest\w*|continue the test\w*|(?:go|goes) on again)\b/i;

export function describesSuspension(document: MarkdownDocument): {
  readonly suspend: boolean;
  readonly resume: boolean;
} {
  return { suspend: speaksOf(document, suspend) !== null, resume: speaksOf(document, resume) !== null };
}

const runbook =
  /\b(?:run ?books?|play ?books?|alerts?|scenarios?|procedures?)\b|\b(?:down|unreachable|full|expired|leak(?:ed)?|compromise\w*|outage|unavailable|exhaust\w*|failure|fails)\s*$/i;

/** A heading of a runbook with steps under it, or a link to runbooks. */
export function hasRunbook(document: MarkdownDocument): boolean {
  const steps = document.paragraphs.some(
    (each) => each.where === 'item' && each.under.some((heading) => runbook.test(heading)),
  );
  return steps || document.links.some((link) => /run-?_?book|play-?_?book/i.test(`${link.target} ${link.text}`));
}

const notice =
  /\b(?:templates?|notices?|announcements?|messages? (?:to|for) (?:the )?(?:testers|players|users)|(?:tester|user|player|external) (?:notices?|messages?|communications?|updates?)|status (?:message|update)s?)\b/i;
const fewestNoticeWords = 12;

/** A text that can be sent to testers: words under a heading of notices, quoted or in a block of code too. */
export function hasNotice(document: MarkdownDocument): boolean {
  const under = new Map<string, number>();
  for (const passage of document.paragraphs) {
    const heading = passage.under.findLast((each) => notice.test(each));
    if (passage.where === 'heading' || heading === undefined) continue;
    under.set(heading, (under.get(heading) ?? 0) + words(passage.text));
  }
  for (const block of document.codeBlocks) {
    const heading = headingsAbove(document, block.line).findLast((each) => notice.test(each));
    if (heading !== undefined) under.set(heading, (under.get(heading) ?? 0) + words(block.text));
  }
  return [...under.values()].some((count) => count >= fewestNoticeWords);
}

/** Variables of a notice are meant to be filled in during the incident; anywhere else they are left over. */
export function isNoticeVariable(document: MarkdownDocument, mark: UnfinishedMark): boolean {
  const inNotice = headingsAbove(document, mark.line).some((heading) => notice.test(heading));
  return inNotice && mark.kind === 'placeholder' && /[[{<]/.test(mark.text);
}

const reviewLabel =
  /\b(?:next|planned|scheduled)\s+(?:planned\s+)?(?:review|revision|update)\b|\breview(?:ed)?\s+(?:due|by|before)\b|\bvalid (?:until|through|to)\b|\bexpir(?:es|y)\b|\breview due\b/i;

/** A date by which the plan was to be reviewed and that has passed, or null. */
export function overdueReview(
  document: MarkdownDocument,
  now: string,
): { readonly line: number; readonly date: string } | null {
  const today = now.slice(0, 10);
  for (const [index, line] of document.lines.entries()) {
    const label = reviewLabel.exec(line);
    if (label === null) continue;
    // The review's date stands behind its label; one before it is the plan's own.
    const date = statedDates(line.slice(label.index))[0] ?? statedDates(line)[0];
    if (date !== undefined && date < today) return { line: index + 1, date };
  }
  return null;
}

/** Line that cites NIST SP 800-61 revision 2, or null. */
export function withdrawnReference(document: MarkdownDocument): number | null {
  const index = document.lines.findIndex((line) => /800-61\s*(?:r|rev\.?|revision)\s*(?:2|1)\b/i.test(line));
  return index < 0 ? null : index + 1;
}

/** Texts of the headings that a line stands under, outermost first. */
function headingsAbove(document: MarkdownDocument, line: number): readonly string[] {
  const open: { depth: number; text: string }[] = [];
  for (const heading of document.headings) {
    if (heading.line > line) break;
    while ((open.at(-1)?.depth ?? 0) >= heading.depth) open.pop();
    open.push(heading);
  }
  return open.length === 0 ? [headingAbove(document, line)] : open.map((heading) => heading.text);
}

function words(text: string): number {
  return text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
}
