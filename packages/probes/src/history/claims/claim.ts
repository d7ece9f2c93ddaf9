import type { Severity } from '@sallyport/record';
import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';

/** `not checkable`: nothing in the repository could show it either way. */
export type ClaimStatus = 'supported' | 'contradicted' | 'unsupported' | 'not checkable';

export type ClaimKind =
  | 'citation'
  | 'revision'
  | 'tests'
  | 'coverage'
  | 'scan'
  | 'stack'
  | 'date'
  | 'arithmetic'
  | 'completion'
  | 'statement';

/** A place in the repository. `line` is null where the evidence is a whole file. */
export interface Place {
  readonly path: string;
  readonly line: number | null;
}

/** One thing that a log or report says, and what the repository says about it. */
export interface Claim {
  readonly kind: ClaimKind;
  readonly status: ClaimStatus;
  /** As it was written. */
  readonly text: string;
  readonly at: Place;
  /** Why it has this status, for people; a full sentence. */
  readonly reason: string;
  /** Where the evidence for or against it stands. */
  readonly evidence: readonly Place[];
  /** How much it weighs when contradicted or unsupported. */
  readonly severity: Severity;
}

export interface ClaimDocument {
  readonly path: string;
  readonly document: MarkdownDocument;
  /** A report tells what was done; a description, such as a README, tells what the project is, and gives advice beside. */
  readonly role: 'report' | 'description';
}

/** Makes the claim that a passage of a document states. */
export function claimAt(
  from: ClaimDocument,
  passage: Pick<Passage, 'text' | 'line'>,
  verdict: Pick<Claim, 'kind' | 'status' | 'reason'> & {
    readonly evidence?: readonly Place[];
    readonly severity?: Severity;
  },
): Claim {
  return {
    evidence: [],
    severity: 'info',
    ...verdict,
    text: passage.text,
    at: { path: from.path, line: passage.line },
  };
}

export function placeText(place: Place): string {
  return place.line === null ? place.path : `${place.path}:${place.line}`;
}
