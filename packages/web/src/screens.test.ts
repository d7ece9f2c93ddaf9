import { describe, expect, test } from 'vitest';
import { heldBoard } from './testing/canned/board.ts';
import { digestOf, nobody } from './testing/canned/identity.ts';
import { problem } from './testing/canned-answers.ts';
import { cannedPages } from './testing/canned-pages.ts';
import { axeFindings, openScreen } from './testing/chromium.ts';

const pages = cannedPages();

const screens: readonly (readonly [string, string])[] = [
  ['/', 'Three things wait for you.'],
  ['/board', 'Five things stand between us and GO. Two are yours.'],
  ['/criteria/D2', 'D2 Nothing undeclared is reachable'],
  ['/criteria/I2', 'I2 Tester agreement is approved'],
  ['/documents', 'Documents'],
  ['/documents/docs/TESTER_AGREEMENT.md', 'docs/TESTER_AGREEMENT.md'],
  ['/documents/reports/trivy.sarif', 'reports/trivy.sarif'],
  ['/claims', 'Claims of earlier logs and reports'],
  ['/parity', 'Staging beside planned production'],
  ['/exposure', 'What can be reached from outside'],
  ['/people', 'Duty grade B: the roles are apart, with something that weakens it'],
  ['/kickoff', 'Phase 7 kickoff'],
  ['/record', 'Record of emberfall.example/sallyport'],
  [`/record/${digestOf('statement 3')}`, 'signoff: accepted I2 as legal'],
  ['/sessions', 'Where I am logged in'],
  ['/login', 'Log in'],
  [`/invitation#${'x'.repeat(43)}`, 'Welcome, Ines Duarte'],
  ['/nothing', 'There is nothing at this address'],
];

describe.each([
  ['light', 1280],
  ['light', 390],
  ['dark', 1280],
  ['dark', 390],
] as const)('%s, %d wide', (scheme, width) => {
  // Eighteen screens and axe on each: slow where other tests run beside it.
  test('every screen stands, fits, and axe finds nothing', { timeout: 240_000 }, async () => {
    const { page, complaints, close } = await openScreen(pages.browser, { scheme, width });
    const found: string[] = [];
    for (const [path, title] of screens) {
      await page.goto('about:blank');
      await page.goto(pages.server.origin + path);
      await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
      // What is below the first picture follows it.
      if (path === '/board') await page.locator('.areas').waitFor();
      const beyond = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (beyond > 0) found.push(`${path} is ${beyond} px wider than the window`);
      found.push(...(await axeFindings(page)).map((line) => `${path} ${line}`));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

test('twice the size of text still fits a narrow window', async () => {
  const { page, close } = await openScreen(pages.browser, { width: 640 });
  for (const path of ['/', '/board', '/kickoff', '/criteria/D2']) {
    await page.goto(pages.server.origin + path);
    await page.locator('h1').waitFor();
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), path).toBe(true);
  }
  await close();
});

test('a held door says so, and whoever may lift it is asked', async () => {
  pages.server.answer({ 'GET /api/board': heldBoard });
  const { page, complaints, close } = await openScreen(pages.browser);
  await page.goto(`${pages.server.origin}/board`);
  await page.getByRole('heading', { name: 'The door is held', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByRole('button', { name: 'Show me what I sign' }).click();
  await page.getByText('Give a reason').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

describe('a document', () => {
  test('brings no script, no picture and no way to run one', async () => {
    const { page, complaints, close } = await openScreen(pages.browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${pages.server.origin}/documents/docs/HOSTILE.md`);
    await page.getByText('[picture: a pixel]').waitFor();
    await page.getByText('a trap').click();
    expect(await page.title()).toBe('docs/HOSTILE.md · Sallyport');
    expect(await page.locator('.document script, .document img, .document [style], .document [onclick]').count()).toBe(
      0,
    );
    expect(asked.filter((url) => !url.startsWith(pages.server.origin))).toEqual([]);
    // The browser says for itself that it would not run the handler nor apply the style.
    expect(complaints.filter((line) => !line.includes('Content Security Policy'))).toEqual([]);
    await close();
  });

  test('shows what changed since it was answered for', async () => {
    const { page, close } = await openScreen(pages.browser);
    await page.goto(`${pages.server.origin}/documents/docs/TESTER_AGREEMENT.md`);
    await page.getByRole('button', { name: 'What changed since you answered' }).click();
    await page.getByText('gone: for 30 days after the test.').waitFor();
    await page.getByText('new: for 90 days after the test.').waitFor();
    await close();
  });
});

describe('without a session', () => {
  test('a page gives way to the login', async () => {
    pages.server.answer({ 'GET /api/visit': nobody });
    const { page, complaints, close } = await openScreen(pages.browser);
    await page.goto(`${pages.server.origin}/board`);
    await page.getByRole('heading', { name: 'You are not logged in' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

test('a refusal is a sentence and what to do, and can be tried again', async () => {
  pages.server.answer({
    'GET /api/record': problem(503, 'SERVER_NOT_READY', 'The record is being read.', 'Try again in a minute.'),
  });
  const { page, close } = await openScreen(pages.browser);
  await page.goto(`${pages.server.origin}/record`);
  await page.getByText('The record is being read.').waitFor();
  await page.getByText('Try again in a minute.').waitFor();
  pages.server.reset();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { level: 1, name: /^Record of/u }).waitFor();
  await close();
});

test.each(['/', '/board', '/kickoff', '/people', '/login'])(
  'a first visit of %s costs at most 150 KB',
  async (path) => {
    const { page, close } = await openScreen(pages.browser);
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(new URL(request.url()).pathname.slice(1)));
    await page.goto(pages.server.origin + path);
    await page.locator('h1').waitFor();
    const sizes = [...asked].flatMap((name) => pages.server.files[name]?.gzip ?? []);
    expect(sizes.length).toBeGreaterThan(4);
    const all = sizes.reduce((sum, size) => sum + size, pages.server.files['index.html']?.gzip ?? 0);
    expect(all).toBeLessThanOrEqual(150 * 1024);
    await close();
  },
);
