import { newToken, sameDigest, tokenHash } from './token.ts';

/** The links that `sallyport serve` prints for a record of kind `demo`, so that one person can play every role. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
}

export interface DemoLinks {
  readonly links: readonly { readonly person: DemoPerson; readonly link: string }[];
  /** Whose link has this token; null for nobody's. */
  readonly personOf: (token: string) => DemoPerson | null;
}

/** Makes a link a person. They live as long as the process, and nothing is kept of them. */
export function demoLinks(origin: string, persons: readonly DemoPerson[]): DemoLinks {
  const made = persons.map((person) => ({ person, token: newToken() }));
  const hashes = made.map(({ person, token }) => ({ person, hash: tokenHash(token) }));
  return {
    links: made.map(({ person, token }) => ({ person, link: `${origin}/login#demo=${token}` })),
    personOf: (token) => {
      const hash = tokenHash(token);
      return hashes.find((known) => sameDigest(known.hash, hash))?.person ?? null;
    },
  };
}
