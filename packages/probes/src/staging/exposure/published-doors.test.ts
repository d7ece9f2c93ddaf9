import { expect, test } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { caseWorld } from '../stack/case-stack.ts';
import { readStackView } from '../stack/read-stack-view.ts';
import { doorsOf } from './published-doors.ts';

async function doors(...ports: readonly unknown[]): Promise<readonly string[]> {
  const world = caseWorld({ services: { app: { ports } } });
  const stack = await readStackView(caseContext({ name: 'doors', ...world }));
  return doorsOf(stack).map(({ name, strangers, use }) => `${name} ${strangers} ${use.use}`);
}

test('a range is one door, as far as its ports are used alike', async () => {
  expect(await doors('8000-8010:8000-8010')).toEqual(['8000-8010/tcp anybody service']);
  expect(await doors('5431-5433:5431-5433')).toEqual([
    '5431/tcp anybody service',
    '5432/tcp anybody data',
    '5433/tcp anybody service',
  ]);
  expect(await doors('8000:8000', '8001:8001')).toEqual(['8000/tcp anybody service', '8001/tcp anybody service']);
  expect(await doors('9-12:9-12')).toEqual(['9-12/tcp anybody service']);
});

test('of one port on several addresses the widest counts', async () => {
  expect(await doors('127.0.0.1:80:80', '0.0.0.0:80:80', '[::]:80:80')).toEqual(['80/tcp anybody service']);
  expect(await doors('10.0.0.5:80:80', '127.0.0.1:80:80')).toEqual(['10.0.0.5:80/tcp neighbours service']);
  expect(await doors('10.0.0.5:80:80', '203.0.113.7:80:80')).toEqual([
    '10.0.0.5:80/tcp neighbours service',
    '203.0.113.7:80/tcp anybody service',
  ]);
  expect(await doors('127.0.0.1:80:80', '[::1]:80:80')).toEqual(['80/tcp host service']);
});

test('a port that the engine chooses has no number', async () => {
  expect(await doors('80', '8000-8010:443')).toEqual(['any:80/tcp anybody service', 'any:443/tcp anybody service']);
});

test('addresses of a house, a cloud’s inner network or a VPN are for neighbours', async () => {
  for (const address of ['10.1.2.3', '172.31.0.1', '192.168.1.1', '100.64.0.1', '[fd00::1]', '[fe80::1]']) {
    expect((await doors(`${address}:80:80`))[0]).toMatch(/ neighbours service$/);
  }
  for (const address of ['172.32.0.1', '100.128.0.1', '8.8.8.8', '[2001:db8::1]']) {
    expect((await doors(`${address}:80:80`))[0]).toMatch(/ anybody service$/);
  }
});
