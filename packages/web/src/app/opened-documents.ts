import { useSyncExternalStore } from 'react';
import { recall, remember } from './kept.ts';

export interface OpenedDocument {
  readonly name: string;
  readonly sha256: string;
}

const listeners = new Set<() => void>();
let known: readonly OpenedDocument[] | null = null;

/** Documents that were displayed in this browser, in the version that was displayed. Stands in what one signs. */
export function useOpened(): readonly OpenedDocument[] {
  return useSyncExternalStore(subscribe, opened);
}

/** Notes that a document was displayed to its end of loading, in these bytes. */
export function markOpened(document: OpenedDocument): void {
  const others = opened().filter(({ name }) => name !== document.name);
  known = [...others, { name: document.name, sha256: document.sha256 }].slice(-500);
  remember(localStorage, 'opened', known);
  for (const listener of listeners) listener();
}

/** Another person sits down: what was opened before was opened by somebody else. */
export function forgetOpened(): void {
  known = [];
  remember(localStorage, 'opened', null);
  for (const listener of listeners) listener();
}

function opened(): readonly OpenedDocument[] {
  known ??= parsed(recall(localStorage, 'opened'));
  return known;
}

function parsed(kept: unknown): readonly OpenedDocument[] {
  if (!Array.isArray(kept)) return [];
  return kept.filter(
    (each: unknown): each is OpenedDocument =>
      typeof each === 'object' &&
      each !== null &&
      'name' in each &&
      'sha256' in each &&
      typeof each.name === 'string' &&
      typeof each.sha256 === 'string',
  );
}

function subscribe(listener: () => void): () => void {
  // Documents are read in a tab of their own, beside the dialog that asks for them.
  if (listeners.size === 0) addEventListener('storage', readAgain);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) removeEventListener('storage', readAgain);
  };
}

function readAgain(): void {
  known = null;
  for (const listener of listeners) listener();
}
