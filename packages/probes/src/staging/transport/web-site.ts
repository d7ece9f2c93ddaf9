/** Bounds of what is read of one configuration file: a hostile one has no end. */
export const mostSites = 200;
export const longestSite = 400;
export const longestLine = 2000;

/** Something that a proxy answers to on a port of its container. */
export interface WebSite {
  readonly port: number;
  readonly encrypted: boolean;
  /** Does nothing but send people to HTTPS. */
  readonly redirects: boolean;
  /** Answers to callers in the container alone. */
  readonly inside: boolean;
  /** `the site http://…`, without secrets. */
  readonly title: string;
  readonly at: { readonly file: string; readonly line: number };
}
