import type { Store } from '@sallyport/store';
import type { Site } from '../http/site.ts';

/** What the rooms of access work with. */
export interface Access {
  readonly store: Store;
  readonly site: Site;
  /** RFC 3339 in UTC, whole seconds. */
  readonly now: () => string;
}
