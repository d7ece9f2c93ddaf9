import { expect, test } from 'vitest';
import { publishedIn } from './published-in-findings.ts';

function ports(...sentences: readonly string[]): readonly string[] {
  const entries = publishedIn(sentences.map((what) => ({ what })));
  return entries.map(({ service, address, port, protocol }) => `${service} ${address}:${port}/${protocol}`);
}

test('ports are read out of what the rules of exposure say', () => {
  expect(
    ports(
      'redis publishes Redis as 6379/tcp on every address, and nobody declared it.',
      'grafana publishes 3000/tcp on every address, and nobody declared it.',
      'voice publishes 8000-8010/udp on 203.0.113.7, and nobody declared it.',
      'admin publishes its administration as 127.0.0.1:8443/tcp on 127.0.0.1, so on the host alone.',
    ),
  ).toEqual([
    'redis 0.0.0.0:6379/tcp',
    'grafana 0.0.0.0:3000/tcp',
    'voice 203.0.113.7:8000/udp',
    'admin 127.0.0.1:8443/tcp',
  ]);
});

test('sentences about something else name no port', () => {
  expect(
    ports(
      '`staging.exposure` declares 443/tcp of gateway, which does not publish it.',
      'gateway, port 443: the site answers without TLS.',
      `x publishes ${'a '.repeat(5000)}`,
      '',
    ),
  ).toEqual([]);
});
