import type { Board } from '@sallyport/gate';
import { describe, expect, test } from 'vitest';
import { boardFixture, signoffView } from '../../fixtures/board-fixture.ts';
import { modelFixture, polledModel } from '../../fixtures/model-fixture.ts';
import { digestOf, statement } from '../../fixtures/statement-fixture.ts';
import { deliverablesPart } from './deliverables-part.ts';

function model(board: Board): typeof modelFixture {
  return { ...modelFixture, board };
}

function lineOf(text: string, start: string): string {
  return text.split('\n').find((line) => line.includes(start)) ?? '';
}

describe('deliverables', () => {
  test('each with state, acceptance, sign-off and the digests that the sign-off names', () => {
    const text = deliverablesPart(polledModel);
    expect(text).toContain('**2 of 2 deliverables signed off**');
    expect(lineOf(text, '| 6.2 |')).toContain(
      '| signed off | 6.2 | Installers &#124; signed | Installs on three platforms | QA Lead | accepted by Quinn Moor',
    );
    expect(text).toContain(
      `\`docs/reports/performance_phase_6.md\`: \`${digestOf('docs/reports/performance_phase_6.md')}\` accepted by Theo Brandt (\`theo\`)`,
    );
    expect(text).toContain('`release/manifest.json`: no sign-off names its digest');
  });

  test('a voided or rejected sign-off leaves the deliverable open', () => {
    const signoffs = [signoffView('d', 'quinn', { answer: 'rejected', reason: 'Crashes on start', stands: false })];
    const deliverables = boardFixture.deliverables.map((view) =>
      view.id === '6.2' ? { ...view, stands: false, signoffs } : view,
    );
    const text = deliverablesPart(model({ ...boardFixture, deliverables }));
    expect(text).toContain('**1 of 2 deliverables signed off**');
    expect(lineOf(text, '| 6.2 |')).toContain('| open | 6.2 |');
    expect(lineOf(text, '| 6.2 |')).toContain(
      'rejected by Quinn Moor (`quinn`) at 2026-11-28 09:00:00 UTC, reason: Crashes on start, **no longer stands**',
    );
  });

  test('two sign-offs over other bytes of one file are told apart, and an unsigned file is called so', () => {
    const path = 'docs/reports/performance_phase_6.md';
    const entry = { about: '6.1', role: null, answer: 'accepted', reason: null, substance: digestOf('x') } as const;
    const body = {
      purpose: 'deliverable',
      meaning: 'Read.',
      shown: digestOf('s'),
      opened: [],
      entries: [entry],
    } as const;
    const signedOver = (name: string, person: string) =>
      statement(name, 'signoff', body, { person, subject: [{ name: path, digest: { sha256: digestOf(name) } }] });
    const statements = [signedOver('old', 'tilda'), signedOver('new', 'theo')];
    const signoffs = [signoffView('old', 'tilda', { stands: false }), signoffView('new', 'theo')];
    const deliverables = boardFixture.deliverables.map((view) => ({
      ...view,
      signoffs: view.id === '6.1' ? signoffs : [],
    }));
    const text = deliverablesPart({ ...model({ ...boardFixture, deliverables }), statements });
    expect(lineOf(text, `\`${path}\`:`)).toBe(
      `  - \`${path}\`: \`${digestOf('old')}\` accepted by Tilda Voss (\`tilda\`) (no longer stands); \`${digestOf('new')}\` accepted by Theo Brandt (\`theo\`)`,
    );
    expect(text).toContain('`release/manifest.json`: not signed yet');
  });

  test('none named is said', () => {
    expect(deliverablesPart({ ...modelFixture, gate: { ...modelFixture.gate, deliverables: [] } })).toContain(
      'names no deliverables',
    );
  });
});
