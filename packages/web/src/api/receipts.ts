import type { Receipt } from '@sallyport/server/contract';
import { recall, remember } from '../app/kept.ts';

const most = 1000;
/** Milliseconds that pages may take to follow a signature: until then its absence from them is no alarm. */
const patience = 30_000;
const since = new Map<string, number>();

/** Digests of what this browser saw acknowledged for a key: a server that forgets one is noticed (threat 23). */
export function rememberedDigests(fingerprint: string): readonly string[] {
  // Not by the wall clock: set back, it would keep a server that forgets from being noticed.
  const now = performance.now();
  return remembered(fingerprint).filter((digest) => {
    const acknowledged = since.get(digest);
    return acknowledged === undefined || now - acknowledged >= patience;
  });
}

export function rememberReceipt(fingerprint: string, receipt: Receipt): void {
  const digests = receipt.statements.map(({ digest }) => digest);
  for (const digest of digests) since.set(digest, performance.now());
  remember(localStorage, `signed ${fingerprint}`, [...new Set([...remembered(fingerprint), ...digests])].slice(-most));
}

function remembered(fingerprint: string): readonly string[] {
  const kept = recall(localStorage, `signed ${fingerprint}`);
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
}
