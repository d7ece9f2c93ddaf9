import { expect, test } from 'vitest';
import { parseByteSize } from './byte-size.ts';
import { formatDuration, parseDuration } from './duration.ts';
import { parseFileMode } from './file-mode.ts';
import {
  addressCases,
  booleanCases,
  durationCases,
  type FormatCase,
  integerCases,
  modeCases,
  pathCases,
  portCases,
  sizeCases,
  volumeCases,
} from './formats.cases.ts';
import { parseBoolean, parseInteger, textOf } from './go-values.ts';
import { isIpAddress } from './ip-address.ts';
import { parsePorts } from './port.ts';
import { cleanPath } from './posix-path.ts';
import type { Reading } from './reading.ts';
import { parseVolume } from './volume.ts';

function readingCases(topic: string, cases: readonly FormatCase[], parse: (text: string) => Reading<unknown>): void {
  test.each(cases)(`${topic}: %s`, (_statement, text, value) => {
    const reading = parse(text);
    expect('wrong' in reading ? null : reading.value).toEqual(value);
  });
}

readingCases('durations', durationCases, (text) => {
  const duration = parseDuration(text);
  return 'wrong' in duration ? duration : { value: formatDuration(duration.value) };
});
readingCases('sizes', sizeCases, parseByteSize);
readingCases('ports', portCases, parsePorts);
readingCases('volumes', volumeCases, parseVolume);
readingCases('booleans', booleanCases, parseBoolean);
readingCases('integers', integerCases, parseInteger);
readingCases('file modes', modeCases, parseFileMode);

test.each(addressCases)('addresses: %s', (_statement, text, value) => {
  expect(isIpAddress(text)).toBe(value);
});

test.each(pathCases)('paths: %s', (_statement, text, value) => {
  expect(cleanPath(text)).toBe(value);
});

test.each([
  [1, '1'],
  [1.5, '1.5'],
  [-0.25, '-0.25'],
  [1234567.5, '1.2345675e+06'],
  [0.00001, '1e-05'],
  [true, 'true'],
  [null, ''],
  [Number.POSITIVE_INFINITY, '+Inf'],
])('texts of values are those of Go: %s', (value, text) => {
  expect(textOf(value)).toBe(text);
});
