import type { BoardPage, Home } from './contract/board.ts';
import type { CriterionPage } from './contract/criterion.ts';
import type { DocumentList, DocumentPage } from './contract/documents.ts';
import type { Draft, LookStarted, Receipt, Wish } from './contract/drafts.ts';
import type { Changed } from './contract/events.ts';
import type { KickoffPage } from './contract/kickoff.ts';
import type { PeoplePage } from './contract/people.ts';
import type { RecordPage, StatementPage } from './contract/record.ts';
import type { ClaimsPage, ExposurePage, ParityPage } from './contract/stack.ts';
import type { Assertion } from './contract/visits.ts';

/** What anybody may know: it stands on the login page. */
export interface Front {
  readonly project: string;
  readonly phase: { readonly number: number; readonly title: string };
  readonly kind: 'live' | 'demo';
  /** Roles of the gate file, for invitations: an unknown role is refused there. */
  readonly roles: readonly RoleTitle[];
}

export interface RoleTitle {
  readonly id: string;
  readonly title: string;
}

/** Where a person stands in the trust root in force. The HTTP side decides by this who sees what, and nothing else. */
export interface Standing {
  /** null while there is no root 1: then the person of the console's link invites and founds. */
  readonly root: number | null;
  /** Has an active key in the root: may sign. */
  readonly enrolled: boolean;
  readonly roles: readonly RoleTitle[];
  /** Stood in root 1. */
  readonly founder: boolean;
  /** SSH fingerprints of this person's active keys. */
  readonly keys: readonly string[];
  /**
   * Of this person's keys that the root lists as retired or compromised: the login passkey made together with one of
   * them opens nothing any more. A root that brings new passkeys for a person retires the lost ones.
   */
  readonly retiredKeys: readonly string[];
  /** Fingerprint of the key file that the server holds for this person in a record of kind `demo`; otherwise null. */
  readonly demoKey: string | null;
  /** How many statements of this person the record and the database hold. */
  readonly signed: number;
}

/** A file that is handed over as it is, never shown by the browser. */
export interface Download {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * What the gate answers to the HTTP side: one function a route. Implemented in `gate/`.
 *
 * `person` is who is logged in, already known to the store. Visibility by role is decided before these are called
 * (http/visibility.ts); whether a person may do an act (vote, decide, found, …) is decided here. They throw ServerError
 * (SERVER_NOT_FOUND, SERVER_NOT_ALLOWED, SERVER_REFUSED with the sentence and action of the refusal below,
 * SERVER_CHANGED, SERVER_DRAFT_EXPIRED, SERVER_SIGNATURE_REFUSED, SERVER_NOT_READY); anything else is our fault and
 * becomes a 500 without a word.
 */
export interface GateDesk {
  readonly front: () => Promise<Front>;
  readonly standing: (person: string) => Promise<Standing>;

  readonly board: (person: string) => Promise<BoardPage>;
  readonly home: (person: string) => Promise<Home>;
  readonly criterion: (person: string, id: string) => Promise<CriterionPage>;
  readonly documents: (person: string) => Promise<DocumentList>;
  readonly document: (person: string, path: string) => Promise<DocumentPage>;
  /** The exact bytes of a judged document, for those that cannot be shown. Only paths of `documents` are known. */
  readonly documentFile: (person: string, path: string) => Promise<Download>;
  readonly claims: (person: string) => Promise<ClaimsPage>;
  readonly exposure: (person: string) => Promise<ExposurePage>;
  readonly parity: (person: string) => Promise<ParityPage>;
  /** `mine.canInvite` is set by the HTTP side. */
  readonly people: (person: string) => Promise<PeoplePage>;
  readonly kickoff: (person: string) => Promise<KickoffPage>;
  readonly record: (person: string) => Promise<RecordPage>;
  readonly statement: (person: string, digest: string) => Promise<StatementPage>;
  /** The auditor's zip. */
  readonly archive: (person: string) => Promise<Download>;

  readonly draft: (person: string, wish: Wish) => Promise<Draft>;
  /** A draft belongs to the person it was made for: to anybody else it does not exist (SERVER_NOT_FOUND). */
  readonly sign: (person: string, draft: string, assertions: readonly Assertion[]) => Promise<Receipt>;
  /** Signs with the demo key that the server holds for this person. Refused (SERVER_NOT_ALLOWED) outside a demo. */
  readonly signDemo: (person: string, draft: string) => Promise<Receipt>;
  readonly look: (person: string, criteria: readonly string[]) => Promise<LookStarted>;
  readonly attend: (person: string) => Promise<void>;

  /** The last piece of news, for a screen that comes back and asks what it missed. */
  readonly latest: () => Changed;
  /** Calls `listener` after every change, in order of revision; the answer ends it. */
  readonly onChanged: (listener: (changed: Changed) => void) => () => void;
}
