import type { ScalarValue } from '../node.ts';
import { quoted, type Reading, read, wrong } from './reading.ts';

const TRUE = new Set(['true', 'y', 'yes', 'on']);
const FALSE = new Set(['false', 'n', 'no', 'off']);
const INTEGER = /^([+-]?)(?:0x([0-9a-f_]+)|0o?([0-7_]+)|0b([01_]+)|([1-9][0-9_]*|0))$/i;
const FLOAT = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** Booleans as Compose reads them from text: those of YAML 1.1, in any case. */
export function parseBoolean(text: string): Reading<boolean> {
  const word = text.toLowerCase();
  return TRUE.has(word)
    ? read(true)
    : FALSE.has(word)
      ? read(false)
      : wrong(`${quoted(text)} is neither true nor false`);
}

/** Integers as Go reads them with base 0: a leading zero is octal. */
export function parseInteger(text: string): Reading<number> {
  const [, sign, hex, octal, binary, decimal] = INTEGER.exec(text) ?? [];
  const [digits, base] =
    hex !== undefined
      ? [hex, 16]
      : octal !== undefined
        ? [octal, 8]
        : binary !== undefined
          ? [binary, 2]
          : [decimal, 10];
  const value = digits === undefined ? Number.NaN : Number.parseInt(digits.replaceAll('_', ''), base);
  return Number.isNaN(value) ? wrong(`${quoted(text)} is no whole number`) : read(sign === '-' ? -value : value);
}

export function parseNumber(text: string): Reading<number> {
  return FLOAT.test(text) ? read(Number(text)) : wrong(`${quoted(text)} is no number`);
}

/** The text of a value as Go prints it; null is nothing. */
export function textOf(value: ScalarValue): string {
  return typeof value === 'number' ? numberText(value) : value === null ? '' : String(value);
}

function numberText(value: number): string {
  // A whole number is taken for an integer of the file, though `1e6` was a float: the two are one value here.
  if (Number.isInteger(value) && Math.abs(value) < 1e21) {
    return String(value);
  }
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  }
  const [mantissa = '', exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) {
    return String(value);
  }
  return `${mantissa}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
