import { StoreError } from '@sallyport/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeOf, type HttpWorld, httpWorld, ORIGIN } from '../testing/http-world.ts';

let world: HttpWorld;
beforeAll(async () => {
  world = await httpWorld();
});
afterAll(() => world.close());

async function get(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return world.app.request(`${ORIGIN}${path}`, { headers });
}

describe('headers', () => {
  it.each(['/', '/app.js', '/api/visit', '/api/board', '/nothing', '/api/nothing'])('stand on %s', async (path) => {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=31536000/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('publickey-credentials-get=(self)');
    expect(headers.has('access-control-allow-origin')).toBe(false);
    expect(headers.has('x-powered-by')).toBe(false);
    if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
  });
});

describe('requests that no page of ours sends', () => {
  it('are not answered under another name (DNS rebinding), but for the health of the process', async () => {
    expect(await codeOf(await get('/api/visit', { host: 'evil.example' }))).toBe('SERVER_FOREIGN_HOST');
    expect((await get('/', { host: '10.0.0.7:8080' })).status).toBe(421);
    expect((await get('/api/health', { host: '127.0.0.1:8080' })).status).toBe(200);
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sibling of ours', { 'sec-fetch-site': 'same-site', origin: 'https://other.gate.example' }],
    ['nothing that says where from', { 'sec-fetch-site': null, origin: null }],
    ['a sandboxed frame', { 'sec-fetch-site': null, origin: 'null' }],
    ['contradicting headers', { 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }],
    ['the address bar', { 'sec-fetch-site': 'none', origin: null }],
  ])('change nothing: %s', async (_what, headers) => {
    const { browser } = await world.person('ada', ['pm']);
    const response = await browser.ask('POST', '/api/logout', { headers });
    expect(await codeOf(response)).toBe('SERVER_FOREIGN_PAGE');
    expect((await browser.ask('GET', '/api/home')).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', null])(
    'are not read as %s',
    async (type) => {
      const response = await world
        .browser()
        .ask('POST', '/api/login', { body: '{}', headers: { 'content-type': type } });
      expect([response.status, await codeOf(response)]).toEqual([415, 'SERVER_MEDIA_TYPE']);
    },
  );

  it('are refused beyond 2 MiB', async () => {
    const body = JSON.stringify({ token: 'x'.repeat(2 * 1024 * 1024) });
    const response = await world.browser().ask('POST', '/api/invitations/open', { body });
    expect([response.status, await codeOf(response)]).toEqual([413, 'SERVER_TOO_LARGE']);
  });
});

describe('what is not there', () => {
  it('is 404, and 405 where another method is', async () => {
    expect((await get('/api/nothing')).status).toBe(404);
    expect((await get('/../../etc/passwd')).status).toBe(404);
    expect((await get('/%2e%2e/package.json')).status).toBe(404);
    expect((await get('/app.js%00')).status).toBe(404);
    const response = await world.browser().ask('DELETE', '/api/board');
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
    expect((await world.browser().ask('POST', '/board')).status).toBe(405);
  });

  it.each(['DELETE /api/sessions/%00', 'DELETE /api/people/a%00b/sessions', 'POST /api/drafts/%00/demo'])(
    'is not asked of a database that refuses such text: %s',
    async (route) => {
      const { browser } = await world.person('ada', ['pm']);
      const [method = '', path = ''] = route.split(' ');
      const response = await browser.ask(method, path, { body: {} });
      expect([response.status, await codeOf(response)]).toEqual([400, 'SERVER_BAD_REQUEST']);
    },
  );

  it('is not what a broken request becomes', async () => {
    const response = await world.browser().ask('POST', '/api/login', { body: '{"credential":' });
    expect([response.status, await codeOf(response)]).toEqual([400, 'SERVER_BAD_REQUEST']);
  });
});

describe('a file of the project', () => {
  it('is a download of unnamed type, whatever it is and however it is called', async () => {
    const { browser } = await world.person('dan', ['pm']);
    const { documentFile } = world.desk;
    const svg = async () => ({
      name: 'docs/../"x"\r\nset-cookie: a=b;\u202e.svg',
      mediaType: 'image/svg+xml',
      bytes: Buffer.from('<svg onload="alert(1)"/>'),
    });
    Object.assign(world.desk, { documentFile: svg });
    const { status, headers } = await browser.ask('GET', '/api/document/file?path=x.svg');
    Object.assign(world.desk, { documentFile });
    expect([status, headers.get('content-type')]).toEqual([200, 'application/octet-stream']);
    expect(headers.get('content-disposition')).toBe(
      "attachment; filename*=UTF-8''%22x%22%0D%0Aset-cookie%3A%20a%3Db%3B%E2%80%AE.svg",
    );
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('is not chosen by a parameter that stands twice', async () => {
    const { browser } = await world.person('dan', ['pm']);
    const twice = await browser.ask('GET', '/api/document?path=plan.md&path=other.md');
    expect([twice.status, await codeOf(twice)]).toEqual([400, 'SERVER_BAD_REQUEST']);
  });
});

describe('words of people', () => {
  it.each(['A reason\u0007.', 'A \u202ereason.', 'A\u2066 reason', 'A\u0000reason'])(
    'are not taken where they would rewrite what others see: %j',
    async (reason) => {
      const { browser } = await world.person('dan', ['pm']);
      const response = await browser.ask('POST', '/api/drafts', { body: { act: 'hold', reason, criteria: [] } });
      expect([response.status, await codeOf(response)]).toEqual([400, 'SERVER_BAD_REQUEST']);
      const lines = { act: 'hold', reason: 'One line\nand another: ü, 火, 👩‍🚒.', criteria: [] };
      expect((await browser.ask('POST', '/api/drafts', { body: lines })).status).toBe(200);
    },
  );
});

describe('our own faults', () => {
  it('say nothing but where to look, and the log says the rest', async () => {
    const { browser } = await world.person('bob', ['pm']);
    const { board } = world.desk;
    const broken = async (): Promise<never> => {
      throw new TypeError('password of the database is hunter2');
    };
    Object.assign(world.desk, { board: broken });
    const response = await browser.ask('GET', '/api/board');
    Object.assign(world.desk, { board });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(text).not.toContain('hunter2');
    const entry = world.log.findLast(({ level }) => level === 'error');
    expect(entry?.details['stack']).toContain('hunter2');
    expect(text).toContain(entry?.request ?? 'no entry');
  });
});

describe('a database that does not answer', () => {
  it('is said as what it is, and is no fault that has to be looked for', async () => {
    const { browser } = await world.person('eve', ['pm']);
    const { board } = world.desk;
    const broken = async (): Promise<never> => {
      throw new StoreError('STORE_BUSY', 'locked');
    };
    Object.assign(world.desk, { board: broken });
    const response = await browser.ask('GET', '/api/board');
    Object.assign(world.desk, { board });
    expect([response.status, response.headers.get('retry-after'), await codeOf(response)]).toEqual([
      503,
      '5',
      'SERVER_NOT_READY',
    ]);
  });
});

describe('the pages', () => {
  it('come from memory, packed as the browser takes them, and are not sent again', async () => {
    const plain = await get('/');
    expect(await plain.text()).toContain('<!doctype html>');
    const packed = await get('/board', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect((await get('/kickoff', { 'accept-encoding': 'br;q=0, gzip' })).headers.get('content-encoding')).toBe('gzip');
    const again = await get('/', { 'if-none-match': plain.headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    expect((await get('/app.js')).headers.get('cache-control')).toContain('immutable');
  });

  it.each(['/criteria/D2', '/documents/docs/plan.md', `/record/${'a'.repeat(64)}`, '/invitation', '/login'])(
    'have the route %s',
    async (path) => {
      expect((await get(path)).headers.get('content-type')).toBe('text/html; charset=utf-8');
    },
  );

  it.each(['/record/x', '/admin', '/criteria/', '/board/'])('have no route %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});
