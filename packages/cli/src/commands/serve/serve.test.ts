import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Invocation } from '../../command.ts';
import type { Terminal } from '../../terminal/terminal.ts';
import { demoPeople } from './demo-people.ts';
import { sayLaterTrouble } from './greeting.ts';
import { secretVariable } from './secret-variable.ts';
import { serveSettings } from './serve-settings.ts';

function invocation(options: Invocation['options'], environment: Record<string, string> = {}): Invocation {
  return { arguments: [], options, caller: { environment } } as unknown as Invocation;
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'sallyport-serve-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

describe('what serve works with', () => {
  test('stands by itself where nothing is said', () => {
    expect(serveSettings(invocation({}), '/p/.git')).toEqual({
      port: 4180,
      host: '127.0.0.1',
      origin: 'http://localhost:4180',
      proxies: 0,
      database: '/p/.git/sallyport/server.db',
      notices: { smtp: null, from: 'sallyport@localhost', webhook: null },
      first: { id: 'first', name: 'first', roles: ['pm'] },
    });
  });

  test('names the first person as people do', () => {
    const { first } = serveSettings(invocation({ first: 'mira', firstName: 'Mira Halvorsen' }), '/g');
    expect(first).toEqual({ id: 'mira', name: 'Mira Halvorsen', roles: ['pm'] });
  });

  test('is taken from options, then from the environment', () => {
    const environment = {
      DATABASE_URL: 'postgres://db/a',
      SALLYPORT_SMTP_URL: 'smtp://mail',
      SALLYPORT_MAIL_FROM: 'a@b.example',
    };
    const so = serveSettings(
      invocation({ origin: 'https://gate.example', port: '0', proxies: '1' }, environment),
      '/g',
    );
    expect(so).toMatchObject({ origin: 'https://gate.example', port: 0, proxies: 1, database: 'postgres://db/a' });
    expect(so.notices).toEqual({ smtp: 'smtp://mail', from: 'a@b.example', webhook: null });
    expect(serveSettings(invocation({ database: '/x.db' }, environment), '/g').database).toBe('/x.db');
  });

  test.each([
    [{ port: '70000' }, '--port takes a whole number up to 65535'],
    [{ port: '4e3' }, '"4e3" is none'],
    [{ proxies: '9' }, '--proxies takes a whole number up to 8'],
  ])('refuses %j', (options, words) => {
    expect(() => serveSettings(invocation(options), '/g')).toThrow(words);
  });

  test('refuses a webhook whose receiver could not know us', () => {
    const environment = { SALLYPORT_WEBHOOK_URL: 'https://hook.example' };
    expect(() => serveSettings(invocation({}, environment), '/g')).toThrow('SALLYPORT_WEBHOOK_SECRET');
  });
});

describe('a secret setting', () => {
  test('comes from the variable or from the file that is named, and not from both', () => {
    const file = join(folder(), 'url');
    writeFileSync(file, 'postgres://u:p@db/a\n');
    expect(secretVariable({ DATABASE_URL: 'x' }, 'DATABASE_URL')).toBe('x');
    expect(secretVariable({ DATABASE_URL_FILE: file }, 'DATABASE_URL')).toBe('postgres://u:p@db/a');
    expect(secretVariable({}, 'DATABASE_URL')).toBeNull();
    expect(() => secretVariable({ DATABASE_URL: 'x', DATABASE_URL_FILE: file }, 'DATABASE_URL')).toThrow('not both');
    expect(() => secretVariable({ DATABASE_URL_FILE: `${file}.no` }, 'DATABASE_URL')).toThrow('cannot be read');
  });
});

test('everybody whose key lies in the folder of demo keys can be played, public keys are none', () => {
  const keys = folder();
  for (const name of ['lena', 'lena.pub', 'mira', 'README.md']) writeFileSync(join(keys, name), '');
  expect(demoPeople(invocation({ demoKeys: keys })).map(({ id }) => id)).toEqual(['lena', 'mira']);
  expect(demoPeople(invocation({}))).toEqual([]);
  expect(() => demoPeople(invocation({ demoKeys: join(keys, 'no') }))).toThrow('cannot be listed');
});

test('what will be in the way later is said in words with its command, and to machines as one line', () => {
  const notes: string[] = [];
  const trouble = { what: 'Git has no user.name here.\u001b[31m', command: 'git config user.name Gate' };
  const terminal = (json: boolean) => ({ json, note: (line: string) => notes.push(line) }) as unknown as Terminal;
  sayLaterTrouble(terminal(false), trouble);
  expect(notes.join('\n')).toMatch(/in the way later: Git has no user\.name here\..*\n  git config user\.name Gate$/su);
  expect(notes.join('\n')).not.toContain('\u001b');
  notes.length = 0;
  sayLaterTrouble(terminal(true), trouble);
  expect(notes.map((line) => JSON.parse(line) as unknown)).toEqual([
    { level: 'warning', event: 'later trouble', ...trouble },
  ]);
});
