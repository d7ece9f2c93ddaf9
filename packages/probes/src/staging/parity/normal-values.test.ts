import { describe, expect, it } from 'vitest';
import {
  canonicalText,
  capabilitySet,
  composeBytes,
  fileMode,
  isRoot,
  majorVersion,
  milliseconds,
  nanoProcessors,
  plainValue,
  quantityBytes,
  securityOptions,
} from './normal-values.ts';

describe('normal values', () => {
  it.each([
    ['512m', 536870912],
    ['0.5g', 536870912],
    ['1 GiB', 1073741824],
    ['1073741824', 1073741824],
    ['much', null],
    ['-1m', null],
  ])('%s is %s bytes in Compose', (text, bytes) => expect(composeBytes(text)).toBe(bytes));

  it.each([
    ['512Mi', 536870912],
    ['512M', 512000000],
    ['1Gi', 1073741824],
    ['1024', 1024],
    ['i', null],
    ['', null],
  ])('%s is %s bytes in Kubernetes', (text, bytes) => expect(quantityBytes(text)).toBe(bytes));

  it.each([
    ['0.5', 5e8],
    ['500m', 5e8],
    [2, 2e9],
    ['all', null],
  ])('%s are %s billionths of a processor', (text, nano) => expect(nanoProcessors(text)).toBe(nano));

  it.each([
    ['60s', 60_000],
    ['1m0s', 60_000],
    ['1.5h', 5_400_000],
    ['soon', null],
    ['1m '.repeat(50), null],
  ])('%s takes %s ms', (text, time) => expect(milliseconds(text)).toBe(time));

  it.each([
    [0o440, '0440'],
    ['0440', '0440'],
    ['0o440', '0440'],
    ['rw', null],
  ])('%s is the mode %s', (text, mode) => expect(fileMode(text)).toBe(mode));

  it.each([
    ['16.10-alpine', '16'],
    ['v3.6.0', '3'],
    ['0.25.1', '0.25'],
    ['latest', null],
    ['alpine3.20', null],
    ['RELEASE.2026-09-07T16-13-09Z', null],
    ['2026-09-07', null],
    [null, null],
  ])('%s is of major version %s', (tag, major) => expect(majorVersion(tag)).toBe(major));

  it('sees through the spellings of sets, switches and maps', () => {
    expect(capabilitySet(['CAP_NET_ADMIN', 'chown', 'net_admin'])).toEqual(['CHOWN', 'NET_ADMIN']);
    expect(capabilitySet(['cap_chown', 'all'])).toEqual(['ALL']);
    expect(securityOptions(['no-new-privileges', 'seccomp=unconfined']).get('no-new-privileges')).toBe('true');
    expect(securityOptions(['seccomp:unconfined']).get('seccomp')).toBe('unconfined');
    expect(['yes', 'On', 'true', 'enabled'].map(plainValue)).toEqual(['true', 'true', 'true', 'true']);
    expect(canonicalText({ b: 1, a: { d: [2, 1], c: null } })).toBe('{"a":{"c":null,"d":[2,1]},"b":1}');
    expect(['0', '0:0', 'root', 'root:1000'].every(isRoot)).toBe(true);
    expect(['10001', '1000:0', 'rooted'].some(isRoot)).toBe(false);
  });
});
