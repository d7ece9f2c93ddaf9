import { quoted, type Reading, read, wrong } from './reading.ts';

const BINARY: Readonly<Record<string, number>> = { k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4, p: 1024 ** 5 };
const SIZE = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?) ?([a-z]{0,3})$/i;
const SUFFIX = /^(?:b|([kmgtp])(?:b|ib)?)?$/;

/** `512m`, `1.5 GiB`, `1024`: bytes, with `k` as 1024. A negative number is no size, as in Docker's own parser. */
export function parseByteSize(text: string): Reading<bigint> {
  const [, number, suffix = ''] = SIZE.exec(text) ?? [];
  const unit = SUFFIX.exec(suffix.toLowerCase());
  if (number === undefined || unit === null || number.startsWith('-')) {
    return wrong(`${quoted(text)} is no size in bytes`);
  }
  const bytes = Number(number) * (BINARY[unit[1] ?? ''] ?? 1);
  return bytes < 2 ** 63 ? read(BigInt(Math.trunc(bytes))) : wrong(`${quoted(text)} is no size in bytes`);
}
