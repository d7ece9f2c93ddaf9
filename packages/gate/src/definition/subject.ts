import type { Sha256 } from '@sallyport/record';

/** One thing a facet looks at. The workspace digests each; their list, in order, is the facet's subject. */
export type Selector =
  | { readonly kind: 'path'; readonly path: string }
  /** Every file below, or those with one of these endings; `except` are paths that do not count. */
  | {
      readonly kind: 'folder';
      readonly path: string;
      readonly endings?: readonly string[];
      readonly except?: readonly string[];
    }
  /** Every file of the tree that is called so, wherever it stands: `Dockerfile`, and `Dockerfile.web` and `web.Dockerfile` with it. */
  | { readonly kind: 'named'; readonly names: readonly string[] }
  /** All that reading these Compose files leads to: what they include, extend, take variables from, build from and mount. */
  | { readonly kind: 'stack'; readonly files: readonly string[]; readonly environment: readonly string[] }
  | { readonly kind: 'artefact'; readonly path: string }
  | { readonly kind: 'secret'; readonly path: string }
  /** The named keys of the resolved gate. */
  | { readonly kind: 'gate'; readonly keys: readonly string[] }
  /** The candidate's commit. */
  | { readonly kind: 'candidate' }
  /** Bytes of a paper in its latest paper statement. */
  | { readonly kind: 'paper'; readonly paper: 'log' | 'minutes' | 'deliverables' | 'readiness' }
  /** The trust root in force. */
  | { readonly kind: 'trust' };

/** Digest of what a selector selects today; null: it is not there. */
export type SelectedDigest = Sha256 | null;
