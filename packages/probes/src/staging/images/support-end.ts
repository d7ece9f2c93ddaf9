import type { Component } from '../stack/component.ts';
import type { ServiceView } from '../stack/stack-view.ts';

type Named = Pick<NonNullable<ServiceView['image']>, 'repository' | 'tag'>;

export interface SupportEnd {
  readonly version: string;
  readonly on: string;
  /** It ended before that day, when the support of a later version did. */
  readonly atTheLatest?: true;
  /** Whole days from then to now; negative while it is supported. */
  readonly days: number;
}

/** End of support of the version that a tag names; null where the table has none for it. */
export function supportEnd(component: Component | null, image: Named, now: string): SupportEnd | null {
  const { tag } = image;
  // What stands on PostgreSQL counts its own versions first: `2.17.2-pg16`.
  const [, written] = /(?:^|[-_.])pg(\d+(?:\.\d+)*)/.exec(tag ?? '') ?? /^v?(\d+(?:\.\d+)*)/.exec(tag ?? '') ?? [];
  if (component === null || written === undefined) return null;
  const parts = written.split('.');
  const known =
    component.endOfLife
      .filter(({ version }) => version.split('.').every((part, index) => parts[index] === part))
      .toSorted((a, b) => b.version.length - a.version.length)[0] ?? olderThanAll(component, image, parts);
  if (known === undefined) return null;
  const days = Math.floor((Date.parse(now) - Date.parse(`${known.on}T00:00:00Z`)) / 86_400_000);
  return Number.isFinite(days) ? { ...known, days } : null;
}

/**
 * A version that came before the oldest one of the table: its support ended by then at the latest. What somebody else
 * calls by the same name may count its own versions.
 */
function olderThanAll(
  { endOfLife, images }: Component,
  { repository }: Named,
  parts: readonly string[],
): Omit<SupportEnd, 'days'> | undefined {
  if (!images.includes(repository)) return undefined;
  const [oldest] = endOfLife
    .filter(({ version }) => /^\d/.test(version))
    .toSorted((a, b) => compared(a.version.split('.'), b.version.split('.')));
  const length = oldest?.version.split('.').length ?? 0;
  return oldest !== undefined && compared(parts, oldest.version.split('.')) < 0
    ? { version: parts.slice(0, Math.max(length, 1)).join('.'), on: oldest.on, atTheLatest: true }
    : undefined;
}

/** Part by part, as far as both go. */
function compared(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, index) => other[index] !== undefined && Number(part) !== Number(other[index]));
  return at === -1 ? 0 : Number(one[at]) - Number(other[at]);
}
