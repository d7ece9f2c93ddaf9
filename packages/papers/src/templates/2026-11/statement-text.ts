import type { Sha256 } from '@sallyport/record';
import { codeText } from '../../markdown/people-text.ts';

/** First 12 digits of a digest: enough to find the statement, not to prove it. */
export function shortDigest(digest: Sha256): string {
  return codeText(digest.slice(0, 12));
}

/** Short and full digest of a statement, for lists. */
export function statementText(digest: Sha256): string {
  return `statement ${shortDigest(digest)} (${codeText(digest)})`;
}

/** Legend of the short digests used in a table: full digests, each once, in order of first use. */
export function digestLegend(digests: readonly Sha256[]): string | null {
  const once = [...new Set(digests)];
  if (once.length === 0) return null;
  return ['Statements cited above, in full:', '', ...once.map((digest) => `- ${codeText(digest)}`)].join('\n');
}
