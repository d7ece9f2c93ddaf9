import { expect, test } from 'vitest';
import type { Blocker } from '../../contract/board.ts';
import { board, home } from '../../contract/board.ts';
import { criterionPage } from '../../contract/criterion.ts';
import { documentList, documentPage } from '../../contract/documents.ts';
import { kickoffPage } from '../../contract/kickoff.ts';
import { peoplePage } from '../../contract/people.ts';
import { recordPage, statementPage } from '../../contract/record.ts';
import { claimsPage, exposurePage, parityPage } from '../../contract/stack.ts';
import { foundedWorld } from '../../testing/gate-world.ts';
import { boardSentence } from './board-sentence.ts';

const closed = { verdict: 'NO-GO', door: 'closed' } as const;

function rows(count: number, mine: number): readonly Blocker[] {
  const row = { criterion: null, criteria: [], state: 'failed', reason: '', place: null, owner: null } as const;
  const more = { ownerTitle: '', action: '', command: null, later: false };
  return Array.from({ length: count }, (_, index) => ({ ...row, ...more, criteria: [], mine: index < mine }));
}

test('one sentence says what stands between us and GO, and how much of it is mine', () => {
  expect(boardSentence(closed, rows(5, 1))).toBe('Five things stand between us and GO. One is yours.');
  expect(boardSentence(closed, rows(1, 1))).toBe('One thing stands between us and GO. It is yours.');
  expect(boardSentence(closed, rows(1, 0))).toBe('One thing stands between us and GO.');
  expect(boardSentence(closed, rows(40, 3))).toBe('40 things stand between us and GO. Three are yours.');
  expect(boardSentence({ verdict: 'HOLD', door: 'held' }, rows(2, 0))).toBe(
    'Two things stand between us and an open door.',
  );
  expect(boardSentence({ verdict: 'GO', door: 'held' }, [])).toContain('held until it is resumed');
  expect(boardSentence({ verdict: 'GO', door: 'open' }, [])).toBe('GO, and the door is open.');
});

test('every page has the shape that the contract promises, before and after there is evidence', async () => {
  const world = await foundedWorld();
  const { desk } = world;
  await world.until(async () => (await desk().people('mira')).root?.version === 1);
  for (const round of ['before', 'after']) {
    board.parse(await desk().board('mira'));
    home.parse(await desk().home('noor'));
    for (const id of ['A8', 'C1', 'D1', 'E8', 'I2']) criterionPage.parse(await desk().criterion('noor', id));
    documentList.parse(await desk().documents('mira'));
    documentPage.parse(await desk().document('mira', 'docs/terms.md'));
    kickoffPage.parse(await desk().kickoff('lena'));
    peoplePage.parse(await desk().people('lena'));
    claimsPage.parse(await desk().claims('mira'));
    exposurePage.parse(await desk().exposure('mira'));
    parityPage.parse(await desk().parity('mira'));
    const record = recordPage.parse(await desk().record('mira'));
    for (const { digest } of record.statements) statementPage.parse(await desk().statement('mira', digest));
    if (round === 'after') break;
    await world.sign('mira', { act: 'baseline' });
    await world.sign('lena', { act: 'answer', about: [], answer: 'accepted', reason: null, opened: [] });
    await world.until(async () => (await desk().board('mira')).looked !== null);
  }
  const { areas, canHold } = await desk().board('mira');
  const squares = new Map(
    areas.flatMap(({ cells }) => cells).map(({ title: _title, ...square }) => [square.id, square]),
  );
  expect(squares.get('A9')).toEqual({ id: 'A9', state: 'met' });
  expect(squares.get('A7')).toEqual({ id: 'A7', state: 'unknown', recommended: true });
  expect(squares.get('B3')).toEqual({ id: 'B3', state: 'awaiting', attested: true });
  expect(squares.get('O1')).toMatchObject({ left: expect.closeTo(1, 1), ages: expect.stringMatching(/Z$/u) });
  expect(canHold, 'a closed door').toBe(false);
  const claims = await desk().claims('mira');
  expect(claims.claims.map(({ verdict }) => verdict)).toContain('unsupported');
  const exposure = await desk().exposure('mira');
  expect(exposure.ports.find(({ service }) => service === 'cache')).toMatchObject({
    declared: false,
    published: true,
    finding: expect.stringContaining('6379'),
  });
  expect(exposure.ports.find(({ service }) => service === 'web')).toMatchObject({ declared: true, published: true });
  const parity = await desk().parity('mira');
  const cache = parity.components.find(({ component }) => component === 'cache');
  expect(cache?.rows.some((row) => row.class !== 'equal' && row.fact === 'ports')).toBe(true);
  await expect(desk().criterion('mira', 'Z9')).rejects.toMatchObject({ code: 'SERVER_NOT_FOUND' });
  await expect(desk().statement('mira', '0'.repeat(64))).rejects.toMatchObject({ code: 'SERVER_NOT_FOUND' });
  const archive = await desk().archive('mira');
  expect(Buffer.from(archive.bytes.subarray(0, 2)).toString('latin1')).toBe('PK');
});
