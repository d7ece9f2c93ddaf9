import type { Receipt } from '@sallyport/server/contract';
import { recall, remember } from '../app/kept.ts';

const most = 1000;

/** Digests of what this browser saw acknowledged for a key: a server that forgets one is noticed (threat 23). */
export function rememberedDigests(fingerprint: string): readonly string[] {
  const kept = recall(localStorage, `signed ${fingerprint}`);
  return Array.isArray(kept) ? kept.filter((each): each is string => typeof each === 'string') : [];
}

export function rememberReceipt(fingerprint: string, receipt: Receipt): void {
  const digests = new Set([...rememberedDigests(fingerprint), ...receipt.statements.map(({ digest }) => digest)]);
  remember(localStorage, `signed ${fingerprint}`, [...digests].slice(-most));
}
