import { closestWord } from '@sallyport/gate';
import type { JsonSchema, SchemaIssue } from '@sallyport/gate/gate-file';
import type { GateDocument } from './gate-document.ts';
import type { GateFileProblem } from './gate-file-error.ts';
import { exampleAt, keysAt } from './schema-lookup.ts';

/** What each pattern of the schema wants, by the name it refuses with. */
const forms: Readonly<Record<string, readonly [string, string]>> = {
  'relative path': [
    'is no path inside the repository',
    'Write it from the root of the repository with forward slashes and without "..", such as docs/guide.md.',
  ],
  'one line of text': ['is not one line of plain text', 'Leave line breaks and control characters out.'],
  duration: [
    'is no duration',
    'Write weeks, days, hours or minutes such as P2W, P7D, PT24H or PT15M; months and years have no fixed length.',
  ],
  id: ['is no id', 'Write small letters, digits and hyphens, 32 at most, a letter first.'],
  branch: ['is no name that git accepts', 'Write a branch, tag or commit such as feature/phase-7-setup.'],
  'local time': ['is no local time', 'Write "2026-12-01T09:00", without an offset; the zone stands beside it.'],
  day: ['is no day', 'Write the date in quotes, such as "2026-12-15".'],
  facet: ['is no facet', 'Write sign, { sign: [roles] }, or a probe and its mode such as staging.exposure@file.'],
  'criterion id': ['is no criterion id', 'Write the letter of the area and a number, such as A1.'],
  'deliverable id': ['is no deliverable id', 'Write letters, digits, dots and hyphens in quotes, such as "6.1".'],
  origin: ['is no name of a record', 'Write an address without a scheme, such as emberfall.example/sallyport.'],
  profile: [
    'is no profile',
    'Write closed-test, or the path of a profile of your own from the root, such as ./profiles/team.yaml.',
  ],
  address: ['is no address', 'Write an IP address such as 0.0.0.0 or 127.0.0.1.'],
  'time zone': ['is no time zone', 'Write an IANA name such as Europe/Berlin.'],
  platform: ['is no platform', 'Write small letters, digits and hyphens, such as windows-x64.'],
};

/** A finding of the schema for people: where, what is wrong, what to write instead. */
export function schemaProblems(
  document: GateDocument,
  schema: JsonSchema,
  issues: readonly SchemaIssue[],
): readonly GateFileProblem[] {
  return issues.flatMap((issue) => problemsOf(document, schema, issue, []));
}

type Path = readonly PropertyKey[];

function problemsOf(
  document: GateDocument,
  schema: JsonSchema,
  issue: SchemaIssue,
  above: Path,
): readonly GateFileProblem[] {
  const path = [...above, ...issue.path];
  const value = valueAt(document.value, path);
  const here = (what: string, instead: string, at: 'key' | 'value' = 'value') => [
    { ...document.place(path, at), what, instead },
  ];
  const name = shown(path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(document, schema, path, key));
    case 'invalid_union':
      return closestBranch(issue.errors).flatMap((each) => problemsOf(document, schema, each, path));
    case 'invalid_key': {
      const form = formOf(issue.issues[0]);
      return here(`the key ${quoted(path.at(-1))} ${form[0]}`, form[1], 'key');
    }
    case 'invalid_type':
      if (value === undefined) return [missing(document, schema, path)];
      if (value === null) return here(`${name} is empty`, `${addition(schema, path)} Or leave the key out.`, 'key');
      return here(
        `${name} is ${kindOf(value)}, not ${expected(issue.expected)}`,
        conversion(document, schema, path, issue.expected),
      );
    case 'invalid_value':
      if (value === undefined) return [missing(document, schema, path)];
      return here(`${name} cannot be ${quoted(value)}`, oneOf(value, issue.values));
    case 'too_small':
      return here(
        `${name} has too little: at least ${issue.minimum}${unit(issue.origin)}`,
        'Write more, or a larger number.',
      );
    case 'too_big':
      return here(
        `${name} has too much: at most ${issue.maximum}${unit(issue.origin)}`,
        'Write less, or a smaller number.',
      );
    default: {
      const form = formOf(issue);
      return here(`${quoted(value)} ${form[0]}`, form[1]);
    }
  }
}

/** A key that is not there has no place of its own; the key it belongs under has. */
function missing(document: GateDocument, schema: JsonSchema, path: Path): GateFileProblem {
  const place = document.place(path.slice(0, -1), 'key');
  return { ...place, what: `${shown(path)} is missing`, instead: addition(schema, path) };
}

/** Of the forms a value may have, the one it comes nearest to: what is wrong deepest inside, else by its pattern. */
function closestBranch(branches: readonly (readonly SchemaIssue[])[]): readonly SchemaIssue[] {
  const rank = (branch: readonly SchemaIssue[]) => {
    const codes = branch.map(({ code }) => code);
    if (branch.some(({ path }) => path.length > 0) || codes.includes('unrecognized_keys')) return 3;
    if (codes.includes('invalid_union')) return 2.5;
    if (codes.includes('invalid_format')) return 2;
    return codes.includes('invalid_value') ? 0 : 1;
  };
  return branches.toSorted((one, other) => rank(other) - rank(one))[0] ?? [];
}

function unknownKey(document: GateDocument, schema: JsonSchema, path: Path, key: string): GateFileProblem {
  const known = keysAt(schema, path);
  const where = path.length === 0 ? 'a gate file' : shown(path);
  const meant = closestWord(key, known);
  const what = `${where} has no key ${quoted(key)}`;
  const place = document.place([...path, key], 'key');
  const list = known.length > 0 ? `Known: ${known.join(', ')}.` : 'Leave it out.';
  return { ...place, what, instead: meant === null ? list : `Did you mean "${meant}"?` };
}

function formOf(issue: SchemaIssue | undefined): readonly [string, string] {
  return forms[issue?.message ?? ''] ?? ['is not allowed here', 'See the schema of the gate file.'];
}

function addition(schema: JsonSchema, path: Path): string {
  const example = exampleAt(schema, path);
  const key = path.at(-1);
  if (typeof key === 'number' || key === undefined) return `Write ${example ?? 'a value'}.`;
  return example === null ? `Add ${String(key)}.` : `Add ${String(key)}: ${example}.`;
}

function conversion(document: GateDocument, schema: JsonSchema, path: Path, wanted: string): string {
  const written = document.source(path);
  if (wanted === 'string' && written !== null && !written.includes('\n')) return `Write "${written}" in quotes.`;
  const example = exampleAt(schema, path);
  return example === null ? `Write ${expected(wanted)}.` : `Write ${expected(wanted)}, such as ${example}.`;
}

function oneOf(value: unknown, values: readonly unknown[]): string {
  const words = values.map(String);
  const meant = typeof value === 'string' ? closestWord(value, words) : null;
  if (words.length === 1) return `Write ${words[0]}.`;
  return `${meant === null ? '' : `Did you mean "${meant}"? `}Write one of ${words.join(', ')}.`;
}

function expected(type: string): string {
  const words: Readonly<Record<string, string>> = {
    string: 'text',
    int: 'a whole number',
    number: 'a number',
    boolean: 'true or false',
    array: 'a list',
    tuple: 'a list of two',
    object: 'a map of keys',
    record: 'a map of keys',
  };
  return words[type] ?? type;
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map of keys';
  return typeof value === 'string' ? 'text' : `the ${typeof value} ${quoted(value)}`;
}

function unit(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' || origin === 'set' ? ' entries' : '';
}

/** A value as it may stand in a message: short, on one line. */
function quoted(value: unknown): string {
  if (typeof value === 'object' && value !== null) return kindOf(value);
  if (typeof value !== 'string') return `${value as number | boolean | null | undefined}`;
  return JSON.stringify(value.length > 60 ? `${value.slice(0, 57)}…` : value);
}

/** `staging.exposure[0].port` */
function shown(path: Path): string {
  const text = path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  return text === '' ? 'the file' : text.replace(/^\./, '');
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = (found as Readonly<Record<PropertyKey, unknown>>)[key];
  }
  return found;
}
