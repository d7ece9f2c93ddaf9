import { parseByteSize } from '../formats/byte-size.ts';
import { formatDuration, parseDuration } from '../formats/duration.ts';
import { formatFileMode, parseFileMode } from '../formats/file-mode.ts';
import { parseBoolean, parseInteger, parseNumber, textOf } from '../formats/go-values.ts';
import type { Reading } from '../formats/reading.ts';
import type { ComposeNode, ScalarValue } from '../node.ts';
import { scalarAs } from '../node-edit/node-edit.ts';
import { pathText } from '../schema/path-text.ts';
import type { Canonicalizing, Rule, RuleTree } from './rule-tree.ts';

/** A template that nobody filled in stays as it is written: nobody knows what it will be. */
export function isTemplate(value: ScalarValue, { templates }: Canonicalizing): boolean {
  return templates && typeof value === 'string' && value.includes('$');
}

function castText(cast: (text: string) => Reading<ScalarValue>): Rule {
  return function castNode(node, path, context) {
    if (node.kind !== 'scalar' || typeof node.value !== 'string' || isTemplate(node.value, context)) {
      return node;
    }
    const reading = cast(node.value);
    if ('wrong' in reading) {
      context.report(node, path, `${pathText(path)}: ${reading.wrong}.`);
      return node;
    }
    return reading.value === node.value ? node : scalarAs(node, reading.value);
  };
}

const castInteger = castText(parseInteger);

export const flag: RuleTree = { here: castText(parseBoolean) };
export const number: RuleTree = { here: castText(parseNumber) };
export const duration: RuleTree = { here: castText((text) => mapReading(parseDuration(text), formatDuration)) };

/** Where the schema takes any number, Compose cuts off what stands behind the point. */
export const integer: RuleTree = {
  here: (node, path, context) =>
    node.kind === 'scalar' && typeof node.value === 'number' && !Number.isInteger(node.value)
      ? scalarAs(node, Math.trunc(node.value))
      : castInteger(node, path, context),
};

/** A count: not below zero. */
export const count: RuleTree = {
  here: (node, path, context) => {
    const whole = integer.here?.(node, path, context) ?? node;
    if (whole.kind === 'scalar' && typeof whole.value === 'number' && whole.value < 0) {
      context.report(node, path, `${pathText(path)} must not be below zero.`);
    }
    return whole;
  },
};

const castSize = castText((text) =>
  // Compose prints -1, and has to read it again: the one negative size that means something, "no limit".
  text === '-1' ? { value: text } : mapReading(parseByteSize(text), String),
);

/** Bytes as Compose prints them: a text of digits. */
export const byteSize: RuleTree = {
  here: (node, path, context) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'number') {
      return castSize(node, path, context);
    }
    if (!Number.isInteger(node.value)) {
      context.report(node, path, `${pathText(path)} must be a whole number of bytes.`);
      return node;
    }
    return scalarAs(node, String(node.value));
  },
};

const castMode = castText(parseFileMode);

export const fileMode: RuleTree = {
  here: (node, path, context) => {
    if (node.kind !== 'scalar' || typeof node.value !== 'number') {
      return castMode(node, path, context);
    }
    if (!Number.isInteger(node.value) || node.value < 0) {
      context.report(node, path, `${pathText(path)} is no file mode.`);
      return node;
    }
    return scalarAs(node, formatFileMode(node.value));
  },
};

/** The count of devices: `all` is -1. */
export const deviceCount: RuleTree = {
  here: (node, path, context) =>
    node.kind === 'scalar' && typeof node.value === 'string' && node.value.toLowerCase() === 'all'
      ? scalarAs(node, -1)
      : castInteger(node, path, context),
};

/** Numbers and booleans where Compose keeps texts. */
export const asText: RuleTree = { here: toText };

/** A port or a range as text; a number with a point is none. */
export const exposedPort: RuleTree = {
  here: (node, path, context) => {
    if (node.kind === 'scalar' && typeof node.value === 'number' && !Number.isInteger(node.value)) {
      context.report(node, path, `${pathText(path)} is no port. Put it in quotes.`);
    }
    return toText(node);
  },
};

function toText(node: ComposeNode): ComposeNode {
  return node.kind === 'scalar' && typeof node.value !== 'string' && node.value !== null
    ? scalarAs(node, textOf(node.value))
    : node;
}

function mapReading<From, To>(reading: Reading<From>, change: (value: From) => To): Reading<To> {
  return 'wrong' in reading ? reading : { value: change(reading.value) };
}
