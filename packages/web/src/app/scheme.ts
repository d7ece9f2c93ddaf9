import { useState } from 'react';
import { recall, remember } from './kept.ts';

export type Scheme = 'system' | 'light' | 'dark';
const schemes: readonly Scheme[] = ['system', 'light', 'dark'];

/** Applies the chosen colours before the first picture; without a choice the system's stand. */
export function applyScheme(): void {
  show(chosen());
}

export function useScheme(): readonly [Scheme, () => void] {
  const [scheme, setScheme] = useState(chosen);
  function next(): void {
    const after = schemes[(schemes.indexOf(scheme) + 1) % schemes.length] ?? 'system';
    remember(localStorage, 'colours', after);
    show(after);
    setScheme(after);
  }
  return [scheme, next];
}

function show(scheme: Scheme): void {
  if (scheme === 'system') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
}

function chosen(): Scheme {
  const kept = recall(localStorage, 'colours');
  return schemes.find((scheme) => scheme === kept) ?? 'system';
}
