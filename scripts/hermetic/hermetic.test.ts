import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { homedir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { hermeticEnvironment } from './environment.ts';

describe('the environment of tests', () => {
  test('sees no configuration of this user and one time zone', () => {
    expect(homedir()).toContain('sallyport-home-');
    expect(new Date(2026, 0, 1).toISOString()).toBe('2026-01-01T00:00:00.000Z');
    const listed = execFileSync('git', ['config', '--list', '--show-origin'], { cwd: homedir(), encoding: 'utf8' });
    expect(listed).toBe('');
  });

  test('drops what a git hook or a developer sets', () => {
    const { remove } = hermeticEnvironment({ GIT_DIR: '.git', GIT_INDEX_FILE: 'x', SALLYPORT_TEST_HOME: '/nowhere' });
    expect(remove).toEqual(expect.arrayContaining(['GIT_DIR', 'GIT_INDEX_FILE', 'SSH_AUTH_SOCK', 'FORCE_COLOR']));
  });

  test('refuses a socket that leaves the machine', async () => {
    expect(() => connect(443, 'example.com')).toThrow(/network is closed/);
    expect(() => connect({ host: '192.0.2.1', port: 80 })).toThrow(/network is closed/);
    await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
  });

  test('lets a server on this machine be reached', async () => {
    const server = createServer((socket) => socket.end('here'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const socket = connect(typeof address === 'object' && address !== null ? address.port : 0, '127.0.0.1');
    const [bytes] = (await once(socket, 'data')) as [Uint8Array];
    expect(new TextDecoder().decode(bytes)).toBe('here');
    server.close();
  });

  test('resolves the floors from source', async () => {
    expect(import.meta.resolve('@sallyport/record')).toMatch(/packages\/record\/src\/index\.ts$/);
    await expect(import('@sallyport/record')).resolves.toBeDefined();
  });
});
