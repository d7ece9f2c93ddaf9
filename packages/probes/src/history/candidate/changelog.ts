import { sameVersion } from '../report-formats/binding.ts';
import { compareVersions } from './semantic-version.ts';

export interface ChangelogEntry {
  readonly version: string;
  readonly line: number;
  readonly heading: string;
}

const heading =
  /^\s{0,3}(?:#{1,6}\s+|\*\*|=+\s*)?(?:version\s+|release\s+)?\[?\(?v?(\d+\.\d+(?:\.\d+)*(?:[-+][0-9A-Za-z][0-9A-Za-z.+-]*)?)\]?\)?(?=$|[\s,:*\])(–—-])/i;
const titled = /^\s{0,3}#{1,6}\s+.{0,60}?\bv?(\d+\.\d+\.\d+(?:[-+][0-9A-Za-z][0-9A-Za-z.+-]*)?)(?=$|[\s,:*\])(])/;

/** Entries of a changelog in its order: headings and lines that start with a version, outside code fences. */
export function changelogEntries(text: string): readonly ChangelogEntry[] {
  const entries: ChangelogEntry[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  let fenced = false;
  for (const [index, line] of lines.entries()) {
    if (/^\s{0,3}(?:```|~~~)/.test(line)) fenced = !fenced;
    if (fenced || line.length > 500) continue;
    // A definition such as `[1.2.3]: https://…` at the foot is no entry.
    if (/^\s*\[[^\]]+\]:\s/.test(line)) continue;
    const underlined = /^\s{0,3}[=-]{3,}\s*$/.test(lines[index + 1] ?? '');
    const version = (
      /^\s{0,3}(?:#|\*\*|=)/.test(line) || underlined ? (heading.exec(line) ?? titled.exec(line)) : plainEntry(line)
    )?.[1];
    if (version !== undefined) entries.push({ version, line: index + 1, heading: line.trim() });
  }
  return entries;
}

/** `0.9.9 (2026-11-20)` on a line of its own, as in plain-text changelogs. */
function plainEntry(line: string): RegExpExecArray | null {
  return /^\S/.test(line) && /^\[?v?\d/.test(line) && line.length < 80 ? heading.exec(line) : null;
}

export function entryFor(entries: readonly ChangelogEntry[], version: string): ChangelogEntry | null {
  return entries.find((entry) => sameVersion(entry.version, version)) ?? null;
}

/** The first entry whose version sorts after the candidate's, or null. */
export function newerEntry(entries: readonly ChangelogEntry[], version: string): ChangelogEntry | null {
  return entries.find((entry) => (compareVersions(entry.version, version) ?? 0) > 0) ?? null;
}

/** The newest version that a changelog lists as released, or null: of versions that do not compare, the first. */
export function newestVersion(text: string): string | null {
  let newest: string | null = null;
  for (const entry of changelogEntries(text)) {
    const { version } = entry;
    if (/\bunreleased\b/i.test(entry.heading)) continue;
    if (newest === null || (compareVersions(version, newest) ?? 0) > 0) newest = version;
  }
  return newest;
}
