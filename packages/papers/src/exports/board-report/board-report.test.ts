import { expect, test } from 'vitest';
import { boardFixture, signoffView } from '../../fixtures/board-fixture.ts';
import { htmlText } from './html-text.ts';
import { ageLeft } from './report-cells.ts';
import { toBoardReport } from './report-page.ts';

const [first, ...others] = boardFixture.criteria;
if (!first) throw new Error('the fixture has a criterion');
const trap = '<script>alert("x")</script>" onload="x\' & \u202egnp.exe';

test('a board with nothing to say is a whole page without scripts and without ways out', () => {
  const page = toBoardReport(boardFixture);
  expect(page.startsWith('<!doctype html>')).toBe(true);
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<script|https?:|src=|@import|url\(/u);
  for (const { criterion } of boardFixture.criteria) {
    expect(page).toContain(`href="#${criterion.id}"`);
    expect(page).toContain(`id="${criterion.id}"`);
  }
});

test('what people, files and servers wrote stays text, wherever it stands', () => {
  const finding = {
    rule: trap,
    severity: 'high' as const,
    fingerprint: 'f'.repeat(64),
    place: trap,
    what: trap,
    why: trap,
    fix: trap,
  };
  const explanation = {
    criterion: first.criterion.id,
    state: 'failed' as const,
    reason: trap,
    place: trap,
    owner: first.criterion.owner,
    action: trap,
    command: trap,
  };
  const facets = first.facets.map((facet) => ({
    ...facet,
    summary: trap,
    vantage: trap,
    findings: [finding],
    signoffs: [signoffView('x', 'petra', { reason: trap })],
  }));
  const failed = {
    ...first,
    criterion: { ...first.criterion, title: trap, asks: trap },
    state: 'failed' as const,
    facets,
    explanation,
  };
  const page = toBoardReport({
    ...boardFixture,
    project: trap,
    phase: { ...boardFixture.phase, title: trap },
    candidate: { version: trap, commit: null },
    criteria: [failed, ...others],
    blockers: [explanation],
    duty: { grade: 'S', notes: [trap] },
  });
  expect(page).not.toContain('<script');
  expect(page).not.toMatch(/<[^>]*" onload=/u);
  expect(page).not.toContain('\u202e');
  expect(page).toContain('[U+202E]gnp.exe');
  expect(page).toContain('One thing stands between us and GO.');
});

test('a preview, a demo and a held door are said', () => {
  const hold = {
    statement: 'a'.repeat(64),
    by: 'sara',
    runner: null,
    reason: 'Login fails.',
    time: '2026-11-30T11:00:00Z',
    resumedBy: null,
    needs: ['sre'],
  };
  const page = toBoardReport({ ...boardFixture, preview: true, kind: 'demo', door: 'held', holds: [hold] });
  for (const words of ['demo record', 'preview', 'Login fails.', 'waits for sre']) expect(page).toContain(words);
  const lifted = toBoardReport({ ...boardFixture, holds: [{ ...hold, resumedBy: 'b'.repeat(64) }] });
  expect(lifted).not.toContain('Login fails.');
});

test('the bar is what is left of the age when the board was computed', () => {
  const probed = boardFixture.criteria.find(({ facets }) => facets.some(({ by }) => by === 'probed'));
  if (!probed) throw new Error('the fixture has a probed criterion');
  const view = { ...probed, criterion: { ...probed.criterion, maxAge: 'PT1H' } };
  expect(ageLeft(view, '2026-11-30T12:00:00Z')).toBe(0.5);
  expect(ageLeft(view, '2026-12-30T12:00:00Z')).toBe(0);
  expect(ageLeft({ ...probed, criterion: { ...probed.criterion, maxAge: null } }, '2026-11-30T12:00:00Z')).toBeNull();
});

test('every character that HTML reads is written as text', () => {
  expect(htmlText(`<a href="x" b='y'>&`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;');
});
