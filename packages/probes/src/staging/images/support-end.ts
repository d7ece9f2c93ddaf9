import type { Component } from '../stack/component.ts';

export interface SupportEnd {
  readonly version: string;
  readonly on: string;
  /** Whole days from then to now; negative while it is supported. */
  readonly days: number;
}

/** End of support of the version that a tag names; null where the table has none for it. */
export function supportEnd(component: Component | null, tag: string | null, now: string): SupportEnd | null {
  const [, written] = /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '') ?? [];
  if (component === null || written === undefined) return null;
  const parts = written.split('.');
  const known = component.endOfLife
    .filter(({ version }) => version.split('.').every((part, index) => parts[index] === part))
    .toSorted((a, b) => b.version.length - a.version.length)[0];
  if (known === undefined) return null;
  const days = Math.floor((Date.parse(now) - Date.parse(`${known.on}T00:00:00Z`)) / 86_400_000);
  return Number.isFinite(days) ? { ...known, days } : null;
}
