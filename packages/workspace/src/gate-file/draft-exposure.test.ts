import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exposureLines } from './draft-exposure.ts';

const entry = {
  address: '0.0.0.0',
  port: 443,
  protocol: 'tcp',
  service: 'gateway',
  purpose: 'to be confirmed',
} as const;

function read(lines: readonly string[]): unknown {
  return parse(`staging:\n${lines.join('\n')}\n`);
}

test('what is published stands in the ledger as it was found', () => {
  const doors = [entry, { ...entry, address: '::', port: 7777, protocol: 'udp' as const, service: 'yes' }];
  expect(read(exposureLines({ entries: doors, doubtful: [] }))).toEqual({ staging: { exposure: doors } });
});

test('what is not for strangers stands beside it as a comment', () => {
  const lines = exposureLines({
    entries: [entry],
    doubtful: [{ entry: { ...entry, port: 5432, service: 'db' }, what: 'PostgreSQL' }],
  });
  expect(read(lines)).toEqual({ staging: { exposure: [entry] } });
  expect(lines.at(-1)).toMatch(/^ {4}# PostgreSQL: \{ address: "0\.0\.0\.0", port: 5432,/);
});

test('a stack that publishes nothing has an empty ledger', () => {
  expect(read(exposureLines({ entries: [], doubtful: [] }))).toEqual({ staging: { exposure: [] } });
});

test('without a stack there is an example to uncomment', () => {
  expect(exposureLines(null).every((line) => line.startsWith('  # '))).toBe(true);
});
