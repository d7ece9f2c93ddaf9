import { type Bodies, blobPath, type DecisionBody, sha256 } from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { goScenario, persons, type Scenario, scenario } from '../testing/scenario.ts';
import { prefixView } from './past.ts';
import { replayDecision, replayDecisions } from './replay.ts';
import { semanticsVersion } from './semantics.ts';

function replayed(made: Scenario, digest: string) {
  const view = made.record.view();
  const decision = view.statements.find((each) => each.digest === digest);
  if (decision?.type !== 'decision') throw new Error('There is no such decision.');
  return replayDecision(view, decision);
}

async function differences(made: Scenario, change: Partial<DecisionBody>, how = {}): Promise<readonly string[]> {
  return replayed(made, await made.decide(change, how)).differences;
}

function bodyOf(made: Scenario, digest: string): Bodies['decision'] {
  const found = made.record.view().statements.find((each) => each.digest === digest);
  if (found?.type !== 'decision') throw new Error('There is no such decision.');
  return found.body;
}

function short(digest: string): string {
  return digest.slice(0, 12);
}

describe('replay', () => {
  test('gives the verdict as decided, whatever came later', async () => {
    const made = await goScenario();
    const go = await made.decide();
    const agreed = { decision: go, decided: 'GO', recomputed: 'GO', agrees: true, differences: [] };
    expect(replayed(made, go)).toEqual(agreed);
    await made.vote('noor', 'no-go');
    await made.observe({ 'B1/installers.manifest@file': { result: 'Failed' } });
    const noGo = await made.decide();
    expect(replayDecisions(made.record.view()).map((each) => each.recomputed)).toEqual(['GO', 'NO-GO']);
    expect(replayed(made, go)).toEqual(agreed);
    expect(replayed(made, noGo).agrees).toBe(true);
  });

  test.each([0, 'now'] as const)('stands where a key is found compromised later, since index %s', async (since) => {
    const made = await goScenario();
    const go = await made.decide();
    const size = made.record.view().statements.length;
    await made.record.changeRoot(
      (root) => ({
        keys: root.keys.map((key) =>
          key.person === 'noor'
            ? { ...key, status: 'compromised' as const, since: since === 'now' ? size : since }
            : key,
        ),
      }),
      { cosigners: ['quinn'] },
    );
    expect(replayed(made, go)).toMatchObject({ agrees: true, recomputed: 'GO' });
    expect(made.board().verdict).toBe(since === 'now' ? 'GO' : 'HOLD');
    expect(made.board().door).toBe(since === 'now' ? 'open' : 'held');
  });

  test('of a decision by semantics that this version does not have is refused', async () => {
    const made = await goScenario();
    const digest = await made.decide({ semantics: '1999.01' });
    expect(() => replayed(made, digest)).toThrow(
      expect.objectContaining({ name: 'GateError', code: 'GATE_SEMANTICS_UNKNOWN' }),
    );
    expect(() => replayed(made, digest)).toThrow(/semantics 1999\.01, which this version does not have/);
    expect(semanticsVersion).toMatch(/^\d{4}\.\d{2}$/);
  });

  test('of a decision without its baseline is refused', async () => {
    const made = await goScenario();
    const { snapshot } = bodyOf(made, await made.decide());
    const baseline = (digest: string) => ({ snapshot: { ...snapshot, baseline: digest } });
    const unreplayable = expect.objectContaining({ code: 'GATE_DECISION_UNREPLAYABLE' });
    const unknown = await made.decide(baseline(sha256('nothing')));
    expect(() => replayed(made, unknown)).toThrow(unreplayable);
    const cites = [made.board().poll?.statement ?? ''];
    const unseen = await made.decide(baseline(await made.baseline()), { cites, previous: [] });
    expect(() => replayed(made, unseen)).toThrow(unreplayable);
    const honest = await made.decide();
    const gate = made.record.view().statements.findLast((each) => each.type === 'gate');
    made.record.files.delete(blobPath(gate?.type === 'gate' ? gate.body.resolved : ''));
    expect(() => replayed(made, honest)).toThrow(unreplayable);
  });

  test('of a decision on an older baseline than the record has is HOLD', async () => {
    const made = await goScenario();
    const { snapshot } = bodyOf(made, await made.decide());
    const gate = { ...made.gate, kickoff: { quorum: 1 } };
    const newer = await made.record.gate('source', JSON.stringify(gate), { facets: [] });
    await made.record.cosign(newer, { by: 'quinn' });
    const digest = await made.decide({ snapshot, verdict: 'GO' });
    expect(replayed(made, digest)).toMatchObject({ agrees: false, recomputed: 'HOLD' });
  });
});

describe('a decision disagrees', () => {
  test('that claims another verdict', async () => {
    const made = await scenario();
    await made.baseline();
    expect(await differences(made, { verdict: 'GO' })).toEqual(['it says GO, the record gives HOLD']);
  });

  test('that hides a no-go, be it from the counted, be it by a verdict', async () => {
    const made = await goScenario();
    const noGo = await made.vote('noor', 'no-go');
    const { counted } = bodyOf(made, await made.decide());
    expect(counted).toContain(noGo);
    const hidden = counted.filter((digest) => digest !== noGo);
    expect(await differences(made, { counted: hidden })).toEqual([`it hides ${short(noGo)}, which the record counts`]);
  });

  test('that does not cite a no-go which it hides only where nobody can see it', async () => {
    const made = await goScenario();
    const cites = [await made.vote('mira', 'go')];
    await made.vote('noor', 'no-go');
    const digest = await made.decide({}, { cites, previous: [] });
    // It was computed with the no-go and signed without having cited it: the prefix gives another verdict.
    expect(replayed(made, digest)).toMatchObject({ agrees: false, decided: 'NO-GO', recomputed: 'GO' });
  });

  test('that leaves out a vote which did not count, or adds one that nobody cast', async () => {
    const made = await goScenario();
    const poll = made.board().poll?.statement ?? '';
    const vote = await made.record.vote({ roles: ['qa'], answer: 'go', poll, snapshot: sha256('x') }, { by: 'quinn' });
    const { notCounted, counted } = bodyOf(made, await made.decide());
    expect(notCounted).toContainEqual({ statement: vote, reason: 'binds another snapshot' });
    const fewer = notCounted.filter((each) => each.statement !== vote);
    expect(await differences(made, { notCounted: fewer })).toEqual([
      `it hides ${short(vote)}, which the record leaves uncounted`,
    ]);
    const invented = sha256('invented');
    expect(await differences(made, { counted: [...counted, invented] })).toEqual([
      `it counts ${short(invented)}, the record does not`,
    ]);
    const reworded = notCounted.map((each) => ({ ...each, reason: 'in other words' }));
    expect(await differences(made, { notCounted: reworded })).toEqual([]);
  });

  test('that names other roles as missing, another poll, another duty grade, other relief', async () => {
    const made = await scenario();
    await made.ready();
    await made.poll();
    await made.vote('mira', 'go');
    expect(await differences(made, { missingRoles: [] })).toEqual(['the roles that did not say GO differ']);
    expect(await differences(made, { poll: null })).toEqual(['it rests on another poll']);
    expect(await differences(made, { duty: { grade: 'A', notes: [] } })).toEqual(['the duty grade differs']);
    const { snapshot } = bodyOf(made, await made.decide());
    expect(await differences(made, { snapshot: { ...snapshot, relief: [sha256('relief')] } })).toEqual([
      'the relief in force differs',
    ]);
  });

  test('whose substances are others, too few or too many', async () => {
    const made = await goScenario();
    const { snapshot } = bodyOf(made, await made.decide());
    const { A4, ...fewer } = snapshot.substances;
    const told = async (substances: Record<string, string>) =>
      await differences(made, { snapshot: { ...snapshot, substances } });
    expect(A4).toBeDefined();
    expect(await told(fewer)).toEqual(['A4 rests on something else than the decision says']);
    expect(await told({ ...snapshot.substances, A4: sha256('x') })).toEqual([
      'A4 rests on something else than the decision says',
    ]);
    expect(await told({ ...snapshot.substances, Z9: sha256('x') })).toEqual([
      'Z9 rests on something else than the decision says',
    ]);
  });

  test('that leaves a probed facet out of its snapshot', async () => {
    const made = await goScenario();
    const { snapshot } = bodyOf(made, await made.decide());
    const { 'A4/history.test-reports@file': _, ...subjects } = snapshot.subjects;
    expect(await differences(made, { snapshot: { ...snapshot, subjects } })).toContain(
      'it says GO, the record gives HOLD',
    );
  });

  test('dated before its log was sealed, or for another time than it was signed at', async () => {
    const made = await goScenario();
    await made.record.seal();
    made.record.advance(3600);
    await made.vote('mira', 'go');
    const early = '2026-11-20T09:00:00Z';
    expect(await differences(made, { at: early })).toEqual(
      expect.arrayContaining([
        'it claims a time before its log was sealed',
        'it was computed for another time than it was signed at',
      ]),
    );
    const seconds = (by: number) => new Date(Date.parse(made.record.now()) + by * 1000).toISOString();
    // The builder signs a minute after its clock: 240 seconds before now are 300 before the signature.
    expect(await differences(made, { at: seconds(-240).replace('.000Z', 'Z') })).toEqual([]);
    expect(await differences(made, { at: seconds(-241).replace('.000Z', 'Z') })).toEqual([
      'it was computed for another time than it was signed at',
    ]);
    expect(await differences(made, { at: early }, { at: early })).toEqual(
      expect.arrayContaining(['it claims a time before its log was sealed']),
    );
  });

  test('on a log that nobody sealed', async () => {
    const made = await goScenario();
    const { log } = bodyOf(made, await made.decide());
    const size = log.size + 1;
    expect(await differences(made, { log: { ...log, root: sha256('x') } })).toContain(
      `it names a log of ${log.size} lines that nobody sealed`,
    );
    expect(await differences(made, { log: { ...log, size } })).toContain(
      `it names a log of ${size} lines that nobody sealed`,
    );
  });
});

describe('the record as it was', () => {
  test('has no statement, root, checkpoint or place in the log that came after', async () => {
    const made = await scenario();
    await made.baseline();
    await made.record.seal();
    const before = made.record.view();
    const seen = new Set(before.statements.map((each) => each.digest));
    const size = before.checkpoints.at(-1)?.size ?? 0;
    await made.record.changeRoot(() => ({ grants: [] }), { cosigners: ['quinn'] });
    const later = made.record.view();
    expect(later.roots).toHaveLength(2);
    const past = prefixView(later, seen, size);
    expect(past).toMatchObject({
      statements: before.statements,
      roots: before.roots,
      checkpoints: before.checkpoints,
    });
    const smaller = prefixView(later, seen, size - 1);
    expect(smaller.checkpoints).toHaveLength(0);
    expect(smaller.statements.filter((each) => each.index === null)).toHaveLength(1);
    const proposal = later.roots.at(-1);
    const withRoot = new Set([...seen, proposal?.statement ?? '']);
    const effective = proposal?.effectiveAt ?? 0;
    expect(prefixView(later, withRoot, effective).roots).toHaveLength(1);
    expect(prefixView(later, withRoot, effective + 1).roots).toHaveLength(2);
  });

  test('does not miss for ever what was declared lost later', async () => {
    const made = await goScenario();
    const go = await made.decide();
    const shown = made.record
      .view()
      .statements.flatMap((each) => (each.type === 'signoff' && each.header.author.person === 'noor' ? [each] : []))[0];
    made.record.files.delete(blobPath(shown?.body.shown ?? ''));
    expect(replayed(made, go)).toMatchObject({ agrees: false, recomputed: 'HOLD' });
    expect(made.rule('record').met).toBe(false);
    await made.record.withdraw(shown?.body.shown ?? '', { lost: true }, { by: persons.security });
    expect(made.rule('record').met).toBe(true);
    expect(replayed(made, go)).toMatchObject({ agrees: true, recomputed: 'GO' });
  });
});
