import { blobPath, readRecord, statementPath } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { goScenario, persons, type Scenario } from '../testing/scenario.ts';

const a4 = 'A4/history.test-reports@file';
const documents = 'I2/documents.set@file';

function evidenceOf(made: Scenario) {
  const found = made.record.view().statements.findLast((each) => each.type === 'evidence');
  if (found?.type !== 'evidence') throw new Error('Nobody has looked.');
  return found;
}

describe('evidence under attack', () => {
  test('attack 1: evidence edited after the sign-off is refused, byte by byte', async () => {
    const made = await goScenario();
    const path = statementPath(evidenceOf(made).digest);
    const bytes = Buffer.from(made.record.files.get(path) ?? []);
    const edited = Buffer.from(bytes.toString('utf8').replaceAll('"Passed"', '"Failed"'));
    expect(edited.equals(bytes)).toBe(false);
    const files = new Map(made.record.files).set(path, edited);
    expect(() => readRecord(files)).toThrow(expect.objectContaining({ code: 'RECORD_DIGEST_MISMATCH', file: path }));
  });

  test('attack 1: evidence replaced after the sign-off voids the sign-offs and the poll that rested on it', async () => {
    const made = await goScenario();
    expect(made.board().verdict).toBe('GO');
    await made.observe({ [documents]: { result: 'NeedsReview', findings: [finding('a clause')] } });
    const board = made.board();
    expect(board.criteria.find((each) => each.criterion.id === 'I2')?.facets.map((each) => each.state)).toEqual([
      'awaiting',
      'awaiting',
    ]);
    expect(board.poll).toMatchObject({ state: 'void', changed: ['I2 rests on something else now'] });
    expect(board.verdict).toBe('HOLD');
  });

  test('attack 18: a probe swapped for one with other rules satisfies nothing, and no failure goes away by it', async () => {
    const made = await goScenario();
    await made.observe({ [a4]: { result: 'Failed', findings: [finding('a test')] } });
    expect(made.board().verdict).toBe('NO-GO');
    const { body } = evidenceOf(made);
    const passed = body.entries.map((entry) => ({
      ...entry,
      result: 'Passed' as const,
      findings: [],
      previous: [evidenceOf(made).digest],
    }));
    await made.record.evidence(passed, { rules: 'rules that find nothing' });
    expect(made.state('A4')).toBe('failed');
    expect(made.board().verdict).toBe('NO-GO');
    await made.record.evidence(passed, { rules: body.rules });
    expect(made.board().verdict).toBe('GO');
  });

  test('attack 19: results from a laptop count for nothing: no person, no runner that the gate does not name', async () => {
    const made = await goScenario();
    const later = new Date(Date.parse(made.record.now()) + 8 * 86_400_000).toISOString().replace('.000Z', 'Z');
    expect(made.state('A4', { now: later })).toBe('stale');
    made.record.advance(8 * 86_400);
    await made.observe({}, { by: 'runner:other' });
    expect(made.state('A4')).toBe('stale');
    const copy = new Map(made.record.files);
    await made.observe({}, { by: persons.qa });
    expect(() => made.record.view()).toThrow(expect.objectContaining({ code: 'RECORD_KEY_NOT_ALLOWED' }));
    expect(() => readRecord(copy)).not.toThrow();
  });

  test('attack 20: what was seen too long ago does not count when it is decided, nor when it is read later', async () => {
    const made = await goScenario();
    made.record.advance(8 * 86_400);
    expect(made.state('A4')).toBe('stale');
    const decision = await made.decide();
    const found = made.record.view().statements.find((each) => each.digest === decision);
    expect(found?.type === 'decision' && found.body.verdict).toBe('HOLD');
    await made.observe();
    for (const id of ['C4', 'E8']) {
      const [signer] = made.criterion(id).signers;
      await made.accept(signer?.persons[0] ?? '', signer?.role ?? '', id);
    }
    expect(made.board().verdict).toBe('GO');
    const month = { now: new Date(Date.parse(made.record.now()) + 30 * 86_400_000).toISOString() };
    expect(made.board(month).verdict).toBe('HOLD');
  });

  test('attack 20: dating an observation ahead does not keep it fresh', async () => {
    const made = await goScenario();
    const ahead = new Date(Date.parse(made.record.now()) + 20 * 86_400_000).toISOString().replace('.000Z', 'Z');
    await made.observe({ [a4]: { observedAt: ahead } });
    // Before that day it claims a time to come; from that day on it is as old as the seal over it.
    expect(made.criterion('A4').facets[0]?.observedAt).not.toBe(ahead);
    await made.record.seal();
    expect(made.criterion('A4', { now: ahead }).state).toBe('stale');
  });

  test('attack 31: a deleted blob is missing, which is HOLD and never a pass', async () => {
    const made = await goScenario();
    const decision = await made.decide();
    expect(made.board()).toMatchObject({ verdict: 'GO', door: 'open' });
    const signoff = made.record.view().statements.find((each) => each.type === 'signoff');
    const shown = signoff?.type === 'signoff' ? signoff.body.shown : '';
    made.record.files.delete(blobPath(shown));
    expect(made.record.view().missing).toMatchObject([{ digest: shown, what: 'blob' }]);
    expect(made.board()).toMatchObject({ verdict: 'HOLD', door: 'held' });
    expect(made.board().decision?.statement).toBe(decision);
    made.record.files.set(blobPath(shown), Buffer.from('something else'));
    expect(() => made.record.view()).toThrow(expect.objectContaining({ code: 'RECORD_DIGEST_MISMATCH' }));
  });

  test('attack 31: a deleted statement is missing too, or refused where it was sealed', async () => {
    const made = await goScenario();
    const evidence = evidenceOf(made);
    const without = new Map(
      [...made.record.files].filter(([path]) => !path.includes(evidence.digest.slice(2)) || !path.startsWith('st')),
    );
    expect(without.size).toBeLessThan(made.record.files.size);
    expect(made.board({ record: readRecord(without) }).verdict).toBe('HOLD');
    expect(made.rule('record', { record: readRecord(without) }).met).toBe(false);
    await made.record.seal();
    const sealed = new Map([...made.record.files].filter(([path]) => without.has(path) || path.startsWith('log')));
    expect(() => readRecord(sealed)).toThrow(expect.objectContaining({ code: 'RECORD_FILE_MISSING' }));
  });
});
