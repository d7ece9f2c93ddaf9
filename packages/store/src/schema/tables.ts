import type { GeneratedAlways } from 'kysely';

/** What every table holds, for both engines: text, numbers and bytes; instants, digests and JSON are text. */
export interface Tables {
  readonly counters: { readonly name: string; readonly value: number };
  readonly changes: { readonly revision: number; readonly touches: string };
  readonly kept_values: { readonly key: string; readonly value: string; readonly kept: string };
  readonly statements: {
    readonly digest: string;
    /** The revision at which it was accepted: the order in which people got their acknowledgement. */
    readonly sequence: number;
    readonly type: string;
    readonly person: string | null;
    readonly key: string;
    readonly bytes: Uint8Array;
    readonly signature: string;
    readonly accepted: string;
    readonly sealed_in: string | null;
    readonly sealed: string | null;
    readonly pushed: string | null;
  };
  /** Files that travel with a statement: blobs, the people file of a root. */
  readonly statement_files: {
    readonly statement: string;
    readonly path: string;
    readonly bytes: Uint8Array;
  };
  readonly people: {
    readonly id: string;
    readonly name: string;
    readonly email: string | null;
    readonly roles: string;
    readonly invited_by: string | null;
    readonly created: string;
  };
  readonly credentials: {
    readonly id: string;
    readonly purpose: string;
    readonly person: string;
    readonly public_key: string;
    readonly algorithm: number;
    readonly fingerprint: string;
    readonly rp_id: string;
    readonly counter: number;
    readonly backup_eligible: number;
    readonly backed_up: number;
    readonly created: string;
    readonly used: string | null;
    readonly retired: string | null;
  };
  readonly invitations: {
    readonly token_hash: string;
    readonly person: string;
    readonly roles: string;
    readonly invited_by: string | null;
    readonly created: string;
    readonly expires: string;
    readonly opened: string | null;
    readonly spent: string | null;
    readonly withdrawn: string | null;
  };
  readonly enrolments: {
    readonly person: string;
    readonly fingerprint: string;
    readonly request: string;
    readonly proof: string | null;
    readonly state: string;
    readonly created: string;
    readonly changed: string;
  };
  readonly sessions: {
    readonly id: string;
    readonly token_hash: string;
    readonly person: string;
    readonly label: string;
    readonly created: string;
    readonly seen: string;
    readonly idle_seconds: number;
    readonly idle_expires: string;
    readonly expires: string;
    readonly ended: string | null;
  };
  readonly challenges: {
    readonly challenge: string;
    readonly purpose: string;
    readonly person: string | null;
    readonly payload: string;
    readonly expires: string;
    readonly consumed: string | null;
  };
  readonly drafts: {
    readonly id: string;
    readonly person: string;
    readonly wish: string;
    readonly content: string;
    readonly substance: string;
    readonly created: string;
    readonly expires: string;
    readonly consumed: string | null;
  };
  readonly attendance: { readonly kickoff: string; readonly person: string; readonly time: string };
  readonly jobs: {
    readonly slot: string;
    readonly kind: string;
    readonly payload: string;
    readonly state: string;
    readonly run_at: string;
    readonly lease: string | null;
    readonly lease_until: string | null;
    readonly attempts: number;
    readonly max_attempts: number;
    readonly last_error: string | null;
    readonly created: string;
    readonly finished: string | null;
  };
  readonly notices: {
    readonly dedupe: string;
    readonly sequence: GeneratedAlways<number>;
    readonly kind: string;
    readonly person: string;
    readonly body: string;
    readonly created: string;
    readonly next_try: string;
    readonly attempts: number;
    readonly last_error: string | null;
    readonly sent: string | null;
    readonly abandoned: string | null;
  };
  readonly events: {
    readonly sequence: GeneratedAlways<number>;
    readonly time: string;
    readonly kind: string;
    readonly person: string | null;
    readonly detail: string;
  };
  readonly rates: {
    readonly bucket: string;
    readonly window_start: string;
    readonly hits: number;
    readonly expires: string;
  };
}
