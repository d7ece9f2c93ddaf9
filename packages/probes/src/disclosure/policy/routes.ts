import type { MarkdownDocument } from '../../markdown/markdown-document.ts';

export interface Routes {
  readonly mail: boolean;
  /** A form or the code host's private reporting, over https. */
  readonly form: boolean;
  /** Line that sends reporters to a public place, or null. */
  readonly publicLine: number | null;
}

const mail =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[\w.+-]+\s*(?:\[at\]|\(at\)|\sat\s)\s*[\w-]+\s*(?:\[dot\]|\(dot\)|\.)\s*\w+/i;
const privateReporting =
  /\/security\/advisories\/new|\bprivate(?:ly)? (?:vulnerability|security) report\w*|\breport a vulnerability["”*`]*\s+(?:button|form|link)|\bsecurity advisor(?:y|ies)\b[^.]{0,40}\bprivate/i;
const formLink =
  /hackerone\.com|bugcrowd\.com|intigriti\.com|yeswehack\.com|hushline|globaleaks|\/(?:report|security|disclos|vulnerab|contact)[\w/-]*/i;
const publicTracker = /(?:github|gitlab|codeberg|bitbucket)\.[^/\s)]+\/[^\s)]*\/issues|\/-\/issues/i;
const openIssue =
  /\b(?:open|file|create|submit|raise|post)(?:ing)?\s+(?:(?:it|them|an?|the|your|as|new|public|github|gitlab|security)\s+)*(?:issues?|tickets?)\b|\b(?:use|in|on|via|through|to)\s+(?:the|our|a)\s+(?:public\s+|github\s+|gitlab\s+)*(?:(?:issue|bug)[- ]?tracker|public channel|forum)\b/i;
const negated = /\b(?:do not|don['’]t|never|not|rather than|instead of|avoid|without|private(?:ly)?)\b/i;
const security = /\b(?:vulnerabilit|security|exploit)/i;
const reportHeading = /\b(?:report|vulnerabilit|disclos)/i;
/** Ordinary defects may go to the public tracker. */
const ordinary = /\b(?:other|ordinary|regular|non-security|usual|normal|general|feature|everything else)\b/i;

/** Ways that a policy offers to a reporter. A sentence that forbids public reports offers none. */
export function reportRoutes(document: MarkdownDocument): Routes {
  const texts = document.sentences.filter((sentence) => sentence.where !== 'heading');
  const hasMail =
    texts.some((sentence) => mail.test(sentence.text)) || document.links.some((link) => /^mailto:/i.test(link.target));
  const links = document.links.filter((link) => /^https:\/\//i.test(link.target) && !publicTracker.test(link.target));
  const form =
    links.some((link) => privateReporting.test(link.target) || formLink.test(link.target)) ||
    texts.some((sentence) => privateReporting.test(sentence.text));
  const open = texts.find(
    ({ text, under }) =>
      openIssue.test(text) &&
      (security.test(text) || reportHeading.test(under.at(-1) ?? '')) &&
      !negated.test(text) &&
      !ordinary.test(text),
  );
  return { mail: hasMail, form, publicLine: open?.line ?? null };
}
