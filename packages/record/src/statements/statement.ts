import type { Bodies, StatementType } from './bodies.ts';
import type { Fingerprint, Header, Sha256, Subject } from './header.ts';

/** A statement as parsed from its bytes. `digest` is the SHA-256 of those bytes and its name in the record. */
export type Statement = {
  [T in StatementType]: {
    readonly digest: Sha256;
    readonly type: T;
    readonly subject: readonly Subject[];
    readonly header: Header;
    readonly body: Bodies[T];
  };
}[StatementType];

export type StatementOf<T extends StatementType> = Extract<Statement, { readonly type: T }>;

/**
 * How a statement stands towards later trust roots. `late`: its key, or every role it speaks for, was retired by a later
 * root that does not cite it, and it was not sealed before that root took effect. `void`: its key is compromised and
 * the statement is not sealed below the index from which that counts. The gate decides what follows.
 */
export type Standing = 'good' | 'late' | 'void';

/** A statement whose signature, key, namespace and root citation were verified. */
export type VerifiedStatement = Statement & {
  /** Place in the log; null while not sealed. */
  readonly index: number | null;
  readonly signedBy: Fingerprint;
  readonly standing: Standing;
};
