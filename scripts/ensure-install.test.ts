import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isInstalled, isRightNode, root } from './ensure-install.mjs';

describe('the Node of the house', () => {
  test.each(['22.18.0', '22.23.3', '24.11.0', '24.21.0', '26.10.0'])('accepts %s', (version) => {
    expect(isRightNode(version)).toBe(true);
  });

  test.each(['18.20.0', '20.20.2', '22.17.1', '23.11.0', '24.10.0'])('refuses %s', (version) => {
    expect(isRightNode(version)).toBe(false);
  });

  test('is what package.json asks for', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };
    expect(engines.node).toBe('^22.18 || >=24.11');
  });
});

describe('what is installed', () => {
  const lock = (packages: Record<string, unknown>) => JSON.stringify({ packages });
  const zod = { version: '4.6.7', integrity: 'sha512-a' };

  test('is what the lockfile lists', () => {
    const wanted = lock({ '': {}, 'packages/gate': {}, 'node_modules/zod': zod });
    expect(isInstalled(wanted, lock({ 'packages/gate': {}, 'node_modules/zod': zod }))).toBe(true);
  });

  test('may lack an optional package of another platform', () => {
    const wanted = lock({ 'node_modules/other-platform': { version: '1.0.0', optional: true } });
    expect(isInstalled(wanted, lock({}))).toBe(true);
  });

  test.each([
    ['a missing package', lock({})],
    ['another version', lock({ 'node_modules/zod': { ...zod, version: '4.6.6' } })],
    ['other bytes', lock({ 'node_modules/zod': { ...zod, integrity: 'sha512-b' } })],
  ])('is not the same with %s', (_, installed) => {
    expect(isInstalled(lock({ 'node_modules/zod': zod }), installed)).toBe(false);
  });

  test('is noticed when a new workspace is not linked yet', () => {
    const wanted = lock({ 'node_modules/@sallyport/gate': { resolved: 'packages/gate', link: true } });
    expect(isInstalled(wanted, lock({}))).toBe(false);
  });
});
