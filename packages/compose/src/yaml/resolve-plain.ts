import type { ScalarValue } from '../node.ts';

const words: ReadonlyMap<string, ScalarValue> = new Map<string, ScalarValue>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.nan', Number.NaN],
  ['.NaN', Number.NaN],
  ['.NAN', Number.NaN],
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word): [string, number] => [word, Infinity]),
  ...['-.inf', '-.Inf', '-.INF'].map((word): [string, number] => [word, -Infinity]),
]);
const longestWord = 5;
// Written as JavaScript writes it, and short enough to be exact.
const shortInteger = /^(?:0|-?[1-9][0-9]{0,14})$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
// A leading zero means octal, as in YAML 1.1: 0440 is 288. YAML 1.2 libraries read 440.
const integer = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[oO]?([0-7]+)|0[bB]([01]+)|(0|[1-9][0-9]*))$/;

/**
 * What plain text means to the parser that Compose uses (go-yaml v3): words of the 1.2 core schema, numbers of 1.1.
 * `yes`, `on`, `22:22` and dates are text. Whole numbers beyond 2^53 come back as their decimal digits, unchanged.
 */
export function resolvePlain(text: string): ScalarValue {
  const code = text.charCodeAt(0);
  // Most values are text, and most text begins with a letter that begins no word.
  const number = (code >= 48 && code <= 57) || code === 45 || code === 43 || code === 46;
  if (!number) {
    if (text.length <= longestWord) {
      const word = words.get(text);
      return word === undefined ? text : word;
    }
    return text;
  }
  return (text.length <= longestWord ? words.get(text) : undefined) ?? resolveNumber(text) ?? text;
}

function resolveNumber(text: string): ScalarValue {
  if (shortInteger.test(text)) {
    return Number(text);
  }
  const plain = text.includes('_') && text.charCodeAt(0) !== 46 ? text.replaceAll('_', '') : text;
  const match = integer.exec(plain);
  if (match !== null) {
    const [, sign, hex, octal, binary, decimal] = match;
    const whole = BigInt(
      hex !== undefined
        ? `0x${hex}`
        : octal !== undefined
          ? `0o${octal}`
          : binary !== undefined
            ? `0b${binary}`
            : (decimal ?? '0'),
    );
    const signed = sign === '-' ? -whole : whole;
    if (signed >= -(2n ** 63n) && signed < 2n ** 64n) {
      const value = Number(signed);
      return Number.isSafeInteger(value) ? value : signed.toString();
    }
  }
  if (float.test(plain)) {
    const value = Number(plain);
    // Go refuses what overflows, so it stays text. Zero has no sign in the model.
    return Number.isFinite(value) ? value + 0 : null;
  }
  return null;
}
