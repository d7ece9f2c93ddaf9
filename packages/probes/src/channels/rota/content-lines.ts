import { ProbeError } from '../../probe-error.ts';

/** One logical line of RFC 5545 section 3.1, unfolded. Names are upper-cased, values keep their case. */
export interface ContentLine {
  readonly name: string;
  readonly params: ReadonlyMap<string, readonly string[]>;
  readonly value: string;
  /** Line of the file, 1-based, on which it starts. */
  readonly line: number;
}

export interface Component {
  readonly name: string;
  readonly line: number;
  /** Line of its `END:`. */
  readonly lastLine: number;
  readonly properties: readonly ContentLine[];
  readonly children: readonly Component[];
}

/** The file is not iCalendar. `line` says where reading stopped. */
export interface NotCalendar {
  readonly line: number;
  readonly what: string;
}

/** Beyond these the file is no rota that people keep. */
const mostLines = 400_000;
const longestLine = 64 * 1024;
const deepest = 8;

const propertyName = /^[A-Za-z0-9-]+/;

/**
 * Reads iCalendar text into components (RFC 5545 section 3.1 and 3.4). Line ends of any kind are taken, since git and
 * editors change them; everything else is strict. Throws PROBE_FORMAT beyond the bounds.
 */
export function readComponents(text: string): readonly Component[] | NotCalendar {
  const open: { name: string; line: number; properties: ContentLine[]; children: Component[] }[] = [];
  const done: Component[] = [];
  for (const { text: logical, line } of unfold(text)) {
    const read = readContentLine(logical, line);
    if ('what' in read) return read;
    const name = read.value.trim().toUpperCase();
    if (read.name === 'BEGIN') {
      if (open.length >= deepest)
        throw new ProbeError('PROBE_FORMAT', `Components are nested too deeply on line ${line}.`);
      if (open.length === 0 && name !== 'VCALENDAR')
        return { line, what: `BEGIN:${short(name)} stands outside of a VCALENDAR` };
      open.push({ name, line, properties: [], children: [] });
    } else if (read.name === 'END') {
      const last = open.pop();
      if (last === undefined || last.name !== name)
        return { line, what: `END:${short(name)} closes nothing that is open` };
      (open.at(-1)?.children ?? done).push({ ...last, lastLine: line });
    } else {
      const current = open.at(-1);
      if (current === undefined) return { line, what: 'text stands outside of BEGIN:VCALENDAR and END:VCALENDAR' };
      current.properties.push(read);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    return { line: unclosed.line, what: `BEGIN:${short(unclosed.name)} is never closed: the file is cut off` };
  if (done.length === 0) return { line: 1, what: 'there is no BEGIN:VCALENDAR' };
  return done;
}

/** First property of a name, or null. */
export function property(component: Component, name: string): ContentLine | null {
  return component.properties.find((line) => line.name === name) ?? null;
}

export function properties(component: Component, name: string): readonly ContentLine[] {
  return component.properties.filter((line) => line.name === name);
}

function* unfold(text: string): Generator<{ readonly text: string; readonly line: number }> {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.length > mostLines) throw new ProbeError('PROBE_FORMAT', `The rota has more than ${mostLines} lines.`);
  let parts: string[] = [];
  let start = 0;
  let length = 0;
  for (const [index, line] of lines.entries()) {
    if (parts.length > 0 && (line.startsWith(' ') || line.startsWith('\t'))) {
      length += line.length;
      if (length > longestLine)
        throw new ProbeError('PROBE_FORMAT', `The folded line ${start} of the rota is too long.`);
      parts.push(line.slice(1));
      continue;
    }
    if (parts.length > 0) yield { text: parts.join(''), line: start };
    parts = line.trim() === '' ? [] : [line];
    length = line.length;
    if (length > longestLine) throw new ProbeError('PROBE_FORMAT', `Line ${index + 1} of the rota is too long.`);
    start = index + 1;
  }
  if (parts.length > 0) yield { text: parts.join(''), line: start };
}

function readContentLine(text: string, line: number): ContentLine | NotCalendar {
  const name = propertyName.exec(text)?.[0];
  if (name === undefined) return { line, what: 'a property name is missing' };
  const params = new Map<string, readonly string[]>();
  let at = name.length;
  while (text[at] === ';') {
    const equals = text.indexOf('=', at);
    const key = text.slice(at + 1, equals);
    if (equals < 0 || !/^[A-Za-z0-9-]+$/.test(key))
      return { line, what: `a parameter of ${name.toUpperCase()} is malformed` };
    const values: string[] = [];
    at = equals;
    do {
      const quoted = text[at + 1] === '"';
      const close = quoted ? text.indexOf('"', at + 2) : indexOfAny(text, at + 1);
      if (close < 0) return { line, what: `a parameter of ${name.toUpperCase()} is never closed` };
      values.push(text.slice(quoted ? at + 2 : at + 1, close));
      at = quoted ? close + 1 : close;
    } while (text[at] === ',');
    params.set(key.toUpperCase(), values);
  }
  if (text[at] !== ':') return { line, what: `${short(name.toUpperCase())} has no colon and no value` };
  return { name: name.toUpperCase(), params, value: text.slice(at + 1), line };
}

/** End of an unquoted parameter value: the next `,`, `;` or `:`; -1 without one. */
function indexOfAny(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === ',' || text[at] === ';' || text[at] === ':') return at;
  }
  return -1;
}

function short(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
