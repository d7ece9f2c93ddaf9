import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A mistake that is planted in the believed state, and the facet that must find it. */
export interface Defect {
  readonly id: string;
  readonly what: string;
  readonly file: string;
  /** Edited in the overlay, missing from the tree, or made by the installer builder. */
  readonly kind: 'edited' | 'deleted' | 'artefact';
  /** Lines of the believed file that are not in the ready one, without their indentation. */
  readonly lines: readonly string[];
  readonly area: string;
  readonly criterion: string;
  /** `probe@mode` */
  readonly probe: string;
  /** Rule of the finding; null while its probe is not built. */
  readonly rule: string | null;
  /** Rules of further findings that the same mistake leads to. */
  readonly also: readonly string[];
  /** What the finding's sentence or place must contain, where its rule alone does not tell it from others. */
  readonly says: string | null;
  /** The least severity that a finding about it must have. */
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** `later`: its probe is not built yet. */
  readonly issue: 'this' | 'later';
}

const kinds = ['edited', 'deleted', 'artefact'] as const;
const severities = ['critical', 'high', 'medium', 'low'] as const;
const issues = ['this', 'later'] as const;

/** Reads `defects.yaml`. Throws when an entry is not as the file's head says. */
export function readDefects(): readonly Defect[] {
  const document: unknown = parse(readFileSync(new URL('../defects.yaml', import.meta.url), 'utf8'));
  const list = isRecord(document) ? document['defects'] : undefined;
  if (!Array.isArray(list)) throw new Error('defects.yaml has no list `defects`.');
  return list.map(readDefect);
}

function readDefect(entry: unknown, index: number): Defect {
  if (!isRecord(entry)) throw new Error(`defects.yaml: entry ${index} is not a mapping.`);
  const text = (key: string): string => {
    const value = entry[key];
    if (typeof value !== 'string') throw new Error(`defects.yaml: entry ${index} has no text \`${key}\`.`);
    return value;
  };
  const texts = (key: string): readonly string[] => {
    const value = entry[key];
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    throw new Error(`defects.yaml: entry ${index} has no list of texts \`${key}\`.`);
  };
  return {
    id: text('id'),
    what: text('what'),
    file: text('file'),
    kind: oneOf(kinds, text('kind')),
    lines: texts('lines'),
    area: text('area'),
    criterion: text('criterion'),
    probe: text('probe'),
    rule: entry['rule'] === undefined ? null : text('rule'),
    also: entry['also'] === undefined ? [] : texts('also'),
    says: entry['says'] === undefined ? null : text('says'),
    severity: oneOf(severities, text('severity')),
    issue: oneOf(issues, text('issue')),
  };
}

function oneOf<T extends string>(allowed: readonly T[], value: string): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new Error(`defects.yaml: ${value} is not one of ${allowed.join(', ')}.`);
  return found;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
