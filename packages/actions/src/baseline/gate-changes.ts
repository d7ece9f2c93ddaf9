import type { ResolvedGate } from '@sallyport/gate';

/** More lines than anybody reads before signing; what is beyond is counted. */
const most = 60;
const longestValue = 100;

/**
 * What one gate says otherwise than an earlier one, a line each: `criteria.D2.maxAge: "P7D" → "P30D"`. Nothing where both
 * are the same; the order is that of the later gate, what went comes behind what changed.
 */
export function gateChanges(before: ResolvedGate, after: ResolvedGate): readonly string[] {
  const lines = [...below(before, after), ...differences(rest(before), rest(after), '')];
  return lines.length <= most ? lines : [...lines.slice(0, most), `and ${lines.length - most} more`];
}

/** Criteria as they are without their deviations, which have lines of their own. */
function rest({ weakenings: _, ...gate }: ResolvedGate): unknown {
  return gate;
}

/** First of all: what is asked for below the profile, and what is not any more. */
function below(before: ResolvedGate, after: ResolvedGate): readonly string[] {
  const line = ({ criterion, kind, profile, gate }: ResolvedGate['weakenings'][number]) =>
    `${criterion} ${kind}: ${profile} → ${gate}`;
  const known = new Set(before.weakenings.map(({ digest }) => digest));
  const kept = new Set(after.weakenings.map(({ digest }) => digest));
  return [
    ...after.weakenings
      .filter(({ digest }) => !known.has(digest))
      .map((each) => `now below the profile: ${line(each)}`),
    ...before.weakenings
      .filter(({ digest }) => !kept.has(digest))
      .map((each) => `no longer below the profile: ${line(each)}`),
  ];
}

/** Both are resolved gates, which were read strictly: neither is deeper than its shape. */
function differences(before: unknown, after: unknown, place: string): readonly string[] {
  const [old, now] = [parts(before), parts(after)];
  if (old === null || now === null) {
    const [left, right] = [shown(before), shown(after)];
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [`${place}: ${left} → ${right}`];
  }
  const at = (key: string) => (place === '' ? key : `${place}.${key}`);
  return [
    ...[...now].flatMap(([key, value]) =>
      old.has(key) ? differences(old.get(key), value, at(key)) : [`${at(key)} is new: ${shown(value)}`],
    ),
    ...[...old].flatMap(([key, value]) => (now.has(key) ? [] : [`${at(key)} is gone: ${shown(value)}`])),
  ];
}

/** Members of an object, and items of a list by their id where each has one; null for everything that is told whole. */
function parts(value: unknown): ReadonlyMap<string, unknown> | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const items = value.map((item: unknown): [string | null, unknown] => [idOf(item), item]);
  const ids = new Set(items.map(([id]) => id));
  return ids.has(null) || ids.size < items.length ? null : new Map(items.map(([id, item]) => [id ?? '', item]));
}

function idOf(item: unknown): string | null {
  if (typeof item !== 'object' || item === null || !('id' in item)) return null;
  return typeof item.id === 'string' ? item.id : null;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
