import type { Port } from './port.ts';

/** [statement, text, what it reads as; null where it is refused]. */
export type FormatCase = readonly [statement: string, text: string, value: unknown];

export const durationCases: readonly FormatCase[] = [
  ['seconds stay seconds', '10s', '10s'],
  ['minutes and seconds', '1m30s', '1m30s'],
  ['ninety seconds are a minute and a half', '90s', '1m30s'],
  ['an hour is written out', '1h', '1h0m0s'],
  ['a fraction of an hour', '1.5h', '1h30m0s'],
  ['a day is 24 hours', '1d', '24h0m0s'],
  ['a week is 168 hours', '1w', '168h0m0s'],
  ['milliseconds', '500ms', '500ms'],
  ['1500 milliseconds are a second and a half', '1500ms', '1.5s'],
  ['microseconds', '250us', '250µs'],
  ['microseconds with the sign', '250µs', '250µs'],
  ['nanoseconds', '7ns', '7ns'],
  ['zero needs no unit', '0', '0s'],
  ['zero seconds', '0s', '0s'],
  ['negative', '-1m', '-1m0s'],
  ['a leading dot', '.5s', '500ms'],
  ['units in any order add up', '30s2m', '2m30s'],
  ['a number without a unit is refused', '10', null],
  ['an unknown unit is refused', '10x', null],
  ['nothing is refused', '', null],
  ['spaces are refused', '1m 30s', null],
  ['a word is refused', 'soon', null],
  ['more than Go can hold is refused', '99999999h', null],
];

export const sizeCases: readonly FormatCase[] = [
  ['plain bytes', '1024', 1024n],
  ['k is 1024', '2k', 2048n],
  ['kb', '2kb', 2048n],
  ['KiB', '2KiB', 2048n],
  ['m', '512m', 536870912n],
  ['M', '512M', 536870912n],
  ['g', '1g', 1073741824n],
  ['a fraction', '1.5g', 1610612736n],
  ['t', '1t', 1099511627776n],
  ['b', '100b', 100n],
  ['a space before the unit', '1 GB', 1073741824n],
  ['bytes after b are refused', '1bb', null],
  ['an unknown unit is refused', '1x', null],
  ['negative is refused', '-1g', null],
  ['an exponent', '1e3', 1000n],
  ['an exponent and a unit', '1e3k', 1024000n],
  ['more than a number can hold is refused', '1e400', null],
  ['a unit alone is refused', 'g', null],
  ['nothing is refused', '', null],
  ['two spaces are refused', '1  g', null],
];

function tcp(target: number, published = '', hostIp = ''): Port {
  return { hostIp, published, target, protocol: 'tcp' };
}

export const portCases: readonly FormatCase[] = [
  ['a container port alone', '80', [tcp(80)]],
  ['host and container', '8080:80', [tcp(80, '8080')]],
  ['address, host and container', '127.0.0.1:8080:80', [tcp(80, '8080', '127.0.0.1')]],
  ['an address without a host port', '127.0.0.1::80', [tcp(80, '', '127.0.0.1')]],
  ['IPv6 in brackets', '[::1]:6001:6001', [tcp(6001, '6001', '::1')]],
  ['IPv6 without brackets', '::1:6001:6001', [tcp(6001, '6001', '::1')]],
  ['a protocol', '53:53/udp', [{ ...tcp(53, '53'), protocol: 'udp' }]],
  ['a protocol in capitals', '53:53/UDP', [{ ...tcp(53, '53'), protocol: 'udp' }]],
  ['sctp', '53/sctp', [{ ...tcp(53), protocol: 'sctp' }]],
  ['a range of container ports', '3000-3002', [tcp(3000), tcp(3001), tcp(3002)]],
  ['a range to a range', '9090-9091:8080-8081', [tcp(8080, '9090'), tcp(8081, '9091')]],
  ['a host range to one port stays a range', '8000-9000:80', [tcp(80, '8000-9000')]],
  [
    'a range on an address',
    '127.0.0.1:5000-5001:5000-5001',
    [tcp(5000, '5000', '127.0.0.1'), tcp(5001, '5001', '127.0.0.1')],
  ],
  ['ranges come out in the order of their text', '9-10', [tcp(10), tcp(9)]],
  ['the first and the last port', '0-0:65535', [tcp(65535, '0')]],
  ['ranges of different lengths are refused', '8000-8010:80-81', null],
  ['a range that runs backwards is refused', '82-80', null],
  ['a port above 65535 is refused', '65536', null],
  ['a word is refused', 'http', null],
  ['an unknown protocol is refused', '80/icmp', null],
  ['a name instead of an address is refused', 'localhost:80:80', null],
  ['an address alone is refused', '127.0.0.1:', null],
  ['nothing is refused', '', null],
  ['a protocol alone is refused', '/tcp', null],
  ['a sign is refused', '-80', null],
];

export const volumeCases: readonly FormatCase[] = [
  ['a target alone is an anonymous volume', '/data', { type: 'volume', target: '/data', volume: {} }],
  ['a very short target has no settings', '/a', { type: 'volume', target: '/a' }],
  ['a named volume', 'data:/data', { type: 'volume', source: 'data', target: '/data', volume: {} }],
  [
    'a named volume, read only',
    'data:/data:ro',
    { type: 'volume', source: 'data', target: '/data', readOnly: true, volume: {} },
  ],
  ['rw is what it is anyway', 'data:/data:rw', { type: 'volume', source: 'data', target: '/data', volume: {} }],
  ['of ro and rw the last counts', 'data:/data:ro,rw', { type: 'volume', source: 'data', target: '/data', volume: {} }],
  ['nocopy', 'data:/data:nocopy', { type: 'volume', source: 'data', target: '/data', volume: { nocopy: true } }],
  [
    'an absolute source is a bind mount that makes its folder',
    '/srv:/data',
    { type: 'bind', source: '/srv', target: '/data', bind: { createHostPath: true } },
  ],
  [
    'a source with a dot is a bind mount',
    './a:/data',
    { type: 'bind', source: './a', target: '/data', bind: { createHostPath: true } },
  ],
  [
    'a source with ~ is a bind mount',
    '~/a:/data',
    { type: 'bind', source: '~/a', target: '/data', bind: { createHostPath: true } },
  ],
  [
    'SELinux and propagation',
    '/a:/b:z,rshared,ro',
    {
      type: 'bind',
      source: '/a',
      target: '/b',
      readOnly: true,
      bind: { selinux: 'z', propagation: 'rshared', createHostPath: true },
    },
  ],
  [
    'SELinux on a named volume',
    'data:/b:Z',
    { type: 'volume', source: 'data', target: '/b', bind: { selinux: 'Z' }, volume: {} },
  ],
  [
    'options that nobody knows are ignored',
    'data:/b:cached',
    { type: 'volume', source: 'data', target: '/b', volume: {} },
  ],
  ['the target is cleaned', 'data:/b/../c/', { type: 'volume', source: 'data', target: '/c', volume: {} }],
  ['a drive of Windows', 'C:\\a:/b', { type: 'bind', source: 'C:\\a', target: '/b', bind: { createHostPath: true } }],
  [
    'a pipe of Windows',
    '\\\\.\\pipe\\docker:/b',
    { type: 'bind', source: '\\\\.\\pipe\\docker', target: '/b', bind: { createHostPath: true } },
  ],
  ['a template keeps its colon', '${DIR:-./a}:/b', { type: 'volume', source: '${DIR:-./a}', target: '/b', volume: {} }],
  ['an empty text is refused', '', null],
  ['nothing between colons is refused', 'ab::/b', null],
  ['an empty source is refused', ':/data', null],
  ['too many colons are refused', 'ab:/b:ro:z', null],
];

export const booleanCases: readonly FormatCase[] = [
  ['true', 'true', true],
  ['TRUE', 'TRUE', true],
  ['yes', 'yes', true],
  ['on', 'on', true],
  ['n', 'n', false],
  ['Off', 'Off', false],
  ['t is refused', 't', null],
  ['nothing is refused', '', null],
];

export const integerCases: readonly FormatCase[] = [
  ['decimal', '10', 10],
  ['negative', '-1', -1],
  ['hexadecimal', '0x10', 16],
  ['a leading zero is octal', '010', 8],
  ['0o', '0o10', 8],
  ['binary', '0b11', 3],
  ['a fraction is refused', '1.5', null],
  ['a size is refused', '1k', null],
  ['nothing is refused', '', null],
];

export const modeCases: readonly FormatCase[] = [
  ['with a zero', '0440', '0440'],
  ['without a zero it is octal all the same', '440', '0440'],
  ['0o is refused', '0o440', null],
  ['8 is no octal digit', '0480', null],
];

export const addressCases: readonly FormatCase[] = [
  ['IPv4', '10.0.0.1', true],
  ['every address', '0.0.0.0', true],
  ['IPv6', '2001:db8::1', true],
  ['every address of IPv6', '::', true],
  ['IPv6 in full', '1:2:3:4:5:6:7:8', true],
  ['IPv4 in IPv6', '::ffff:10.0.0.1', true],
  ['too big a number', '256.0.0.1', false],
  ['a leading zero', '010.0.0.1', false],
  ['three numbers', '10.0.1', false],
  ['four and a dot', '10.0.0.1.', false],
  ['two gaps', '1::2::3', false],
  ['nine groups', '1:2:3:4:5:6:7:8:9', false],
  ['a zone', 'fe80::1%eth0', false],
  ['a name', 'localhost', false],
  ['nothing', '', false],
];

export const pathCases: readonly FormatCase[] = [
  ['clean already', '/a/b', '/a/b'],
  ['a slash at the end', '/a/b/', '/a/b'],
  ['dots', '/a/./b/../c', '/a/c'],
  ['above the root is the root', '/../a', '/a'],
  ['above a relative path stays', '../a/..', '..'],
  ['nothing is here', '', '.'],
  ['two slashes are one', '//a//b', '/a/b'],
];
