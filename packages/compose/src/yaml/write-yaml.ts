import type { Plain } from '../compose-model.ts';
import { writeText } from './write-text.ts';

export interface WriteOptions {
  /**
   * Default true: a dollar sign is written `$$`, so that loading fills in nothing. False for a model that was loaded
   * without interpolation, whose templates must stay templates.
   */
  readonly escapeDollars?: boolean;
}

interface Writer {
  readonly parts: string[];
  readonly escapeDollars: boolean;
}

// A key with its colon must fit into the 1024 characters that YAML allows.
const longestKey = 1000;

/** The model as a YAML text that loads to the same model, here, in Compose and in YAML 1.2 libraries. */
export function writeYaml(model: Plain, { escapeDollars = true }: WriteOptions = {}): string {
  const writer: Writer = { parts: [], escapeDollars };
  if (isMap(model)) {
    writeMap(writer, model, 0, '');
  } else if (isList(model)) {
    writeList(writer, model, 0, '');
  } else {
    writeScalar(writer, model, 0, '');
  }
  return writer.parts.join('');
}

function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

function isMap(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !isList(value);
}

/** `first` stands before the first line, where something may have been written already. */
function writeMap(writer: Writer, map: { readonly [key: string]: Plain }, indent: number, first: string): void {
  const entries = Object.entries(map);
  if (entries.length === 0) {
    writer.parts.push(first, '{}\n');
    return;
  }
  let before = first;
  for (const [key, value] of entries) {
    const written = writeText(key, null);
    const asked = written.length > longestKey;
    writer.parts.push(before, asked ? `? ${written}\n${' '.repeat(indent)}:` : `${written}:`);
    writeValue(writer, value, indent + 2);
    before = ' '.repeat(indent);
  }
}

function writeValue(writer: Writer, value: Plain, indent: number): void {
  if (isMap(value) && Object.keys(value).length > 0) {
    writer.parts.push('\n');
    writeMap(writer, value, indent, ' '.repeat(indent));
  } else if (isList(value) && value.length > 0) {
    writer.parts.push('\n');
    writeList(writer, value, indent, ' '.repeat(indent));
  } else {
    writeScalar(writer, value, indent, ' ');
  }
}

function writeList(writer: Writer, list: readonly Plain[], indent: number, first: string): void {
  let before = first;
  for (const item of list) {
    writer.parts.push(before, '-');
    if (isMap(item) && Object.keys(item).length > 0) {
      writer.parts.push(' ');
      writeMap(writer, item, indent + 2, '');
    } else if (isList(item) && item.length > 0) {
      writer.parts.push(' ');
      writeList(writer, item, indent + 2, '');
    } else {
      writeScalar(writer, item, indent + 2, ' ');
    }
    before = ' '.repeat(indent);
  }
  if (list.length === 0) {
    writer.parts.push(first, '[]\n');
  }
}

function writeScalar(writer: Writer, value: Plain, indent: number, before: string): void {
  writer.parts.push(before, scalarText(writer, value, indent), '\n');
}

function scalarText({ escapeDollars }: Writer, value: Plain, indent: number): string {
  if (typeof value === 'string') {
    return writeText(escapeDollars ? value.replaceAll('$', '$$$$') : value, indent === 0 ? 2 : indent);
  }
  if (typeof value === 'number') {
    return numberText(value);
  }
  return value === null || typeof value === 'boolean' ? String(value) : isList(value) ? '[]' : '{}';
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf';
  }
  const text = String(value);
  // A whole number beyond 2^53 would be read as text, to keep its digits.
  return Number.isInteger(value) && !Number.isSafeInteger(value) && !text.includes('e') ? `${text}.0` : text;
}
