/** What means the same is written the same: sizes in bytes, processors in billionths, times in milliseconds, sets sorted. */

const binary: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4, p: 1024 ** 5 };
const decimal: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, g: 1e9, t: 1e12, p: 1e15 };

/** Bytes of `256m`, `1.5 GiB`, 1024 as Compose reads them (`k` is 1024); null: no size. */
export function composeBytes(value: unknown): number | null {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?) ?(?:b|([kmgtp])(?:i?b)?)?$/i.exec(String(value)) ?? [];
  return number === undefined ? null : Math.trunc(Number(number) * (binary[unit.toLowerCase()] ?? 1));
}

/** Bytes of a Kubernetes quantity: `512Mi` is binary, `512M` is decimal; null: no size. */
export function quantityBytes(value: unknown): number | null {
  const [, number, unit = '', i = ''] = /^(\d+(?:\.\d+)?)([kKMGTP])?(i)?$/.exec(String(value)) ?? [];
  if (number === undefined || (i !== '' && unit === '')) return null;
  const scale = (i === '' ? decimal : binary)[unit.toLowerCase()] ?? 1;
  return Math.trunc(Number(number) * scale);
}

/** Billionths of a processor of `0.5`, `1`, `500m`; null: no such number. */
export function nanoProcessors(value: unknown): number | null {
  const [, number, milli] = /^(\d+(?:\.\d+)?)(m)?$/.exec(String(value)) ?? [];
  return number === undefined ? null : Math.round(Number(number) * (milli === undefined ? 1e9 : 1e6));
}

const durations: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `1m30s`; null: no time. */
export function milliseconds(value: unknown): number | null {
  const text = String(value);
  if (text.length > 100 || !/^(?:\d+(?:\.\d+)?(?:us|ms|s|m|h))+$/.test(text)) return null;
  return [...text.matchAll(/(\d+(?:\.\d+)?)(us|ms|s|m|h)/g)].reduce(
    (sum, [, number, unit = '']) => sum + Number(number) * (durations[unit] ?? 0),
    0,
  );
}

/** A set: sorted, each once. */
export function sortedSet(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}

/** Capabilities without `CAP_`, in capitals, sorted; with ALL nothing else is said. */
export function capabilitySet(values: unknown): readonly string[] {
  const names = listOf(values).map((name) => name.toUpperCase().replace(/^CAP_/, ''));
  return names.includes('ALL') ? ['ALL'] : sortedSet(names);
}

/** `security_opt` entries by their key: `:` and `=` are one, and a bare `no-new-privileges` is true. */
export function securityOptions(values: unknown): ReadonlyMap<string, string> {
  return new Map(
    listOf(values).map((option): [string, string] => {
      const [, key = option, value = 'true'] = /^([^:=]+)[:=](.*)$/.exec(option) ?? [];
      return [key.toLowerCase(), value];
    }),
  );
}

/** Whether a user is root: `0`, `0:0`, `root`. */
export function isRoot(user: string): boolean {
  return /^(?:0+|root)$/.test(user.split(':')[0] ?? '');
}

/** The one spelling of an octal file mode: 0440, `0440`, `0o440` and 288 are one value. */
export function fileMode(value: unknown): string | null {
  if (typeof value === 'number') return `0${value.toString(8)}`;
  const [, digits] = /^0?o?([0-7]{3,4})$/.exec(String(value)) ?? [];
  return digits === undefined ? null : `0${digits.replace(/^0+/, '')}`;
}

/** One spelling for all that YAML 1.1 and people write for yes and no; other texts as they are. */
export function plainValue(text: string): string {
  if (/^(?:true|yes|on|enabled?)$/i.test(text)) return 'true';
  return /^(?:false|no|off|disabled?)$/i.test(text) ? 'false' : text;
}

/** Data with the keys of its maps in order, as text. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Texts of a list, or of the one text that stands for it. */
export function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((each) => scalarText(each));
  return value === undefined || value === null ? [] : [scalarText(value)];
}

/** A text, a number or a truth value as text; `otherwise` for what is none of them. */
export function scalarText(value: unknown, otherwise = ''): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? `${value}` : otherwise;
}

export function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

/** `16` of `16.10-alpine`, `0.25` of `v0.25.1`: below one, the second number is the major one. null: it says none. */
export function majorVersion(text: string | null): string | null {
  const [, major, minor] = /^v?(\d{1,4})(?:\.(\d+))?(?![\w]*-\d\d-\d\d)(?:[.\-+_]|$)/.exec(text ?? '') ?? [];
  if (major === undefined) return null;
  return major === '0' && minor !== undefined ? `0.${minor}` : major;
}
