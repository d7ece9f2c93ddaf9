import { type ResolvedGate, resolvedText } from '@sallyport/gate';
import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { openGate } from '@sallyport/workspace/gate-file';
import { beforeAll, expect, test } from 'vitest';
import { gateChangedText, proposedChanges } from './gate-changed-text.ts';

const gateFile = `sallyport: 1
extends: [closed-test]
project: { name: Small, origin: small.example }
phase: { number: 7, title: Test, outcome: Begun, previous: { number: 6, log: p6.md } }
candidate: { version: "1", tag: v1 }
papers: { log: l.md, minutes: m.md, deliverables: d.md, readiness: r.md }
git: { branch: b, message: Begin. }
`;
const dropped = `${gateFile}criteria:\n  B1: false\n`;
const [strict, weak, title] = [gateFile, dropped, dropped.replace('title: Test', 'title: Tested')];
const gates = new Map<string, ResolvedGate>();

beforeAll(async () => {
  for (const text of [strict, weak, title])
    gates.set(text, (await openGate(Buffer.from(text), 'sallyport.yaml', async () => null)).gate);
});

async function propose(record: RecordBuilder, text: string, how: { phase?: number; facets?: string[] } = {}) {
  const gate = gates.get(text);
  if (!gate) throw new Error('The test has no such gate.');
  return await record.gate(text, resolvedText(gate), { profile: gate.profile, facets: [], ...how });
}

async function agree(record: RecordBuilder, text: string, how: { phase?: number; facets?: string[] } = {}) {
  const digest = await propose(record, text, how);
  await record.cosign(digest, { by: 'quinn' });
  await record.seal();
  return digest;
}

function founded(): Promise<RecordBuilder> {
  return foundRecord({ persons: ['mira', 'quinn'] });
}

/** Minutes after the last statement of the record. */
function later(record: RecordBuilder, minutes: number): string {
  return `${new Date(Date.parse(record.now()) + minutes * 60_000).toISOString().slice(0, 19)}Z`;
}

test('the first gate says since when it stands, and one that only one person signed is none', async () => {
  const record = await founded();
  const first = await agree(record, strict);
  expect(gateChangedText(record.view(), first, later(record, 5))).toEqual([
    expect.stringMatching(/^The gate is as it was first agreed 5 min ago \(baseline .*signed by mira and quinn\)/u),
  ]);
  const alone = await propose(record, weak);
  expect(gateChangedText(record.view(), alone, later(record, 5))).toEqual([]);
});

test('a gate that was weakened just before says how long ago, by whom, and what', async () => {
  const record = await founded();
  await agree(record, strict);
  const second = await agree(record, weak);
  const [head, ...lines] = gateChangedText(record.view(), second, later(record, 12));
  expect(head).toMatch(/^The gate changed 12 min ago \(baseline .*, signed by mira and quinn\):$/u);
  expect(lines).toContainEqual(expect.stringMatching(/^ {2}now below the profile: B1 dropped: /u));
  expect(lines).toHaveLength(1);
});

test('a change is not hidden behind a smaller one, nor behind the same gate sealed again', async () => {
  const record = await founded();
  await agree(record, strict);
  await agree(record, weak);
  await agree(record, title);
  const last = await agree(record, title);
  const lines = gateChangedText(record.view(), last, later(record, 60));
  expect(lines[0]).toMatch(/^The gate changed 1 h \d min ago/u);
  expect(lines).toContain('  phase.title: "Test" → "Tested"');
  const origin = lines.findIndex((line) => line.startsWith('Against the first of this phase, agreed '));
  expect(lines.slice(1, origin).join()).not.toContain('B1');
  expect(lines.slice(origin).join()).toContain('now below the profile: B1');
});

test('the last gate of the phase before is what a phase is compared with; facets that nobody probes are named', async () => {
  const record = await founded();
  await agree(record, strict, { phase: 6, facets: ['history.tags@file'] });
  await agree(record, strict, { phase: 7, facets: ['history.tags@file', 'history.claims@file'] });
  const last = await agree(record, strict, { phase: 7 });
  const lines = gateChangedText(record.view(), last, record.now());
  expect(lines).toContain('  history.claims@file is looked at by no probe any more');
  expect(lines.some((line) => line.startsWith('Against the last of the phase before, agreed'))).toBe(true);
});

test('whoever co-signs reads what a proposal changes, and a withdrawn baseline is nothing to compare with', async () => {
  const record = await founded();
  const first = await agree(record, strict);
  expect(proposedChanges(record.view(), first)).toEqual([]);
  const withdrawn = await agree(record, title);
  await record.withdraw(withdrawn);
  const proposal = await propose(record, weak);
  const lines = proposedChanges(record.view(), proposal);
  expect(lines[0]).toMatch(/^Against the baseline before it/u);
  expect(lines.join()).toContain('now below the profile: B1');
  expect(lines.join()).not.toContain('Tested');
});
