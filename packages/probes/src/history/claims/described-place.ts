import type { Passage } from '../../markdown/markdown-document.ts';
import type { ClaimDocument } from './claim.ts';

const advice =
  /^\W*(?:\d+[.)]\s*)?(?:please\s+|then\s+|next,?\s+|now\s+|also\s+|optionally,?\s+|always\s+|never\s+|do\s+not\s+|don't\s+|you\s+|we\s+recommend\b|it\s+is\s+recommended\b|recommended\b|avoid\s+|consider\s+)*(?:add|allow|apply|ask|back\s+up|bind|build|change|check|choose|clone|configure|copy|create|define|deploy|disable|edit|enable|encrypt|expose|find|generate|get|go\s+to|install|keep|limit|make|mount|move|open|override|pin|protect|provide|publish|pull|put|read|remove|replace|restart|restrict|review|rotate|run|schedule|secure|see|set(?:\s+up)?|start|stop|store|take|test|update|use|verify|visit|wait|write)\b|\byou\s+(?:can|may|have|want|need|are|get|might)\b|\b(?:support(?:s|ed)|optional(?:ly)?|instead|alternatively|default\s+values?|recommend\w*|best\s+practices?|checklist)\b/i;

/** Sections that are about other machines than the staging host. */
const otherPlace =
  /\b(?:develop\w*|dev|devcontainers?|local(?:ly|host)?|production|prod|ci|contribut\w*|tests?|testing|unit|kubernetes|k8s|helm|swarm|podman|cloud|aws|azure|gcp|heroku|bare[- ]metal|manual(?:ly)?|without\s+docker|changelog|history|migrat\w*|upgrad\w*|faq|troubleshoot\w*|prerequisites?|requirements?|installation|build(?:ing)?\s+from|tech(?:nology)?\s+stack|built\s+with|comparison|alternatives?|security\s+considerations)\b/i;

/** An instruction or an offer, which a description is full of: neither says how things are. */
export function isAdvice(text: string): boolean {
  return advice.test(text);
}

/** Whether the section or the document speaks of another place than staging. */
export function isElsewhere({ path, document }: ClaimDocument, passage: Passage): boolean {
  const title = document.headings[0]?.text;
  const headings = passage.under.filter((heading, index) => index > 0 || heading !== title);
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/[_.-]+/g, ' ');
  const about = [...headings, name].join(' | ');
  return otherPlace.test(about) && !/\bstaging\b/i.test(about);
}

/** The lines between the headings around a passage. */
export function sectionOf({ document }: ClaimDocument, line: number): string {
  const before = document.headings.filter((heading) => heading.line <= line).at(-1)?.line ?? 1;
  const after = document.headings.find((heading) => heading.line > line)?.line ?? document.lines.length + 1;
  return document.lines.slice(before - 1, after - 1).join('\n');
}
