import { describe, expect, it } from 'vitest';
import { browserName } from './browser-name.ts';
import { fingerprintWords } from './fingerprint-words.ts';
import { networkOf } from './network.ts';

describe('a network', () => {
  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['203.0.113.9:4431', '203.0.113.9'],
    ['[2001:db8:1:2::9]:4431', '2001:db8:1:2::/64'],
    ['::1', '0:0:0:0::/64'],
    ['x'.repeat(200), 'x'.repeat(64)],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('a browser', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
    ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
    ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', 'Safari on iOS'],
    ['<script>', 'A browser'],
    [undefined, 'A browser'],
  ])('%s is called %s', (agent, name) => {
    expect(browserName(agent)).toBe(name);
  });
});

describe('the words of a fingerprint', () => {
  it('are the published ones of its first twelve bytes', () => {
    const bytes = Buffer.concat([Buffer.from([127, 0, 0, 1, 63, 84, 220, 193, 63, 118, 82, 207]), Buffer.alloc(20)]);
    const fingerprint = `SHA256:${bytes.toString('base64').replace('=', '')}`;
    // Examples of the paper: 127.0.0.1, 63.84.220.193, 63.118.7.35 (here its first half).
    expect(fingerprintWords(fingerprint).split(' ').slice(0, 5)).toEqual(['lusab', 'babad', 'gutih', 'tugad', 'gutuk']);
  });

  it('differ where the fingerprint differs in one bit', () => {
    const words = (bit: number) => {
      const bytes = Buffer.alloc(32);
      bytes.writeUInt8(bit, 11);
      return fingerprintWords(`SHA256:${bytes.toString('base64')}`);
    };
    expect(words(0)).not.toBe(words(1));
  });
});
