import { isInstallerName } from '../installers/manifest/file-signature.ts';
import { otherVersionInName } from '../installers/manifest/version-in-name.ts';
import type { MarkdownDocument } from '../markdown/markdown-document.ts';

export interface VersionMention {
  readonly line: number;
  readonly version: string;
}

/** Words that say a version is told as history, as a bound, or as somebody else's. */
const aboutAnother =
  /\b(?:since|from|before|prior|older|earlier|previous(?:ly)?|upgrad\w*|updat(?:e|ing) from|fixed in|introduced|added in|removed in|deprecated|no longer|last (?:release|version|build)|change ?log|until|replac\w*|superse\w*|was|were|had|at least|minimum|or (?:newer|later|higher|above)|older than|compatible|requires?|plan(?:ned|s)?|will|next|future|upcoming|example|e\.g\.)\b/i;

const number = String.raw`v?(\d{1,4}(?:\.\d{1,5}){1,3}(?:-[0-9a-z]+(?:\.[0-9a-z]+)*)?)(?![\w.-]*\d)`;

/**
 * Versions of the product that a document states as the one it is about, and that are not the candidate's. Other
 * software's versions, history and bounds are left alone: only a number beside the product's name, or a `version x`
 * of the candidate's own shape, is taken for the product's.
 */
export function otherVersions(
  document: MarkdownDocument,
  product: string,
  candidate: string,
): readonly VersionMention[] {
  const found = new Map<string, VersionMention>();
  const name = product
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\s+/g, String.raw`\s+`);
  const besideName = new RegExp(
    String.raw`(?<!\w)${name}(?:['’]s)?[\s:(,-]+(?:(?:client|game|launcher|server|version|build|release|installer)[\s:]+){0,2}${number}`,
    'giu',
  );
  const stated = new RegExp(
    String.raw`(?:^|[^\w])(?:version|build|release|candidate)\s*(?:(?:under|in)\s+test\s*)?(?:is\s+|number\s+)?[:#]?\s*${number}`,
    'gi',
  );
  for (const sentence of document.sentences) {
    const { text, line, where } = sentence;
    if (where === 'heading' && /^\W*v?\d+(?:\.\d+)+/.test(text)) continue;
    if (sentence.under.some((heading) => aboutAnother.test(heading) || /^\W*v?\d+(?:\.\d+)+/.test(heading))) continue;
    for (const match of name === '' ? [] : text.matchAll(besideName)) note(match, text, line, false);
    for (const match of text.matchAll(stated)) note(match, text, line, true);
  }
  for (const { text, line } of [
    ...document.codeSpans,
    ...document.links.map((link) => ({ text: link.target, line: link.line })),
  ]) {
    if (!isInstallerName(text) || /[\s*<{]/.test(text)) continue;
    const other = otherVersionInName(text, candidate);
    const own = product !== '' && text.toLowerCase().includes(product.toLowerCase().replace(/\s+/g, ''));
    if (other !== null && own) found.set(`${line} ${other}`, { line, version: other });
  }
  return [...found.values()].sort((a, b) => a.line - b.line).slice(0, 50);

  function note(match: RegExpExecArray, text: string, line: number, needsShape: boolean): void {
    const version = match[1] ?? '';
    if (fits(version, candidate) || aboutAnother.test(text)) return;
    if (needsShape && !sameShape(version, candidate)) return;
    if (
      needsShape &&
      /\bof\s+[A-Z]/.test(text.slice(match.index + match[0].length, match.index + match[0].length + 12))
    )
      return;
    found.set(`${line} ${version}`, { line, version });
  }
}

/** True where a document states the candidate's version at all. */
export function mentionsVersion(document: MarkdownDocument, candidate: string): boolean {
  const bare = candidate.replace(/^v/i, '').toLowerCase();
  const numbers = /^\d+(?:\.\d+)+/.exec(bare)?.[0] ?? bare;
  const pattern = new RegExp(String.raw`(?<![\d.])${numbers.replace(/\./g, String.raw`\.`)}(?!\d|\.\d)`);
  const front = document.frontMatter?.text ?? '';
  return document.lines.some((line) => pattern.test(line)) || pattern.test(front);
}

/** The same version, or a shorter name of it: 0.9 and 0.9.9 for 0.9.9-stable. */
function fits(mentioned: string, candidate: string): boolean {
  const [a, b] = [mentioned.toLowerCase(), candidate.replace(/^v/i, '').replace(/\+.*$/, '').toLowerCase()];
  if (a === b) return true;
  const [numbersA, numbersB] = [a.split('-')[0] ?? '', b.split('-')[0] ?? ''];
  if (a.includes('-')) return false;
  return numbersB === numbersA || numbersB.startsWith(`${numbersA}.`);
}

/** Three numbers and more, and the same first one: `version 535.104` is a driver's. */
function sameShape(version: string, candidate: string): boolean {
  const first = /^v?(\d+)/i.exec(candidate)?.[1];
  return (
    version.split('-')[0]?.split('.').length === (candidate.split('-')[0]?.split('.').length ?? 3) &&
    version.startsWith(`${first}.`)
  );
}
