import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { basesOf, builtInLayer, type ResolvedGate, resolveGate } from '@sallyport/gate';
import { gateFileSchema } from '@sallyport/gate/gate-file';
import { type Observation, type ProbeContext, probes, runProbe } from '@sallyport/probes';
import { artefacts, closeRepository, commitTree, history, openRepository, resolveCommit } from '@sallyport/workspace';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildEmberfall } from './build-emberfall.ts';
import { type Defect, readDefects } from './defects.ts';
import { gateFileText } from './gate-file.ts';
import type { State } from './project-tree.ts';

/** What every probed facet of the gate observed, by `criterion probe@mode`. */
type Judgement = ReadonlyMap<string, Observation>;

const now = new Date('2026-11-22T09:00:00Z');
const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;
const planted = readDefects().filter(({ issue }) => issue === 'this');
/** They look at the record, the trust root or the gate file, where the project's tree cannot plant anything. */
const notAboutTheTree = new Set([
  'history.log-structure',
  'history.roles',
  'history.scope',
  'incident.acknowledgements',
]);

const folder = mkdtempSync(join(tmpdir(), 'emberfall-judged-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

function demoGate(): ResolvedGate {
  const file = gateFileSchema.parse(parse(gateFileText(now)));
  return resolveGate(
    file,
    basesOf(file.extends).flatMap((name) => builtInLayer(name) ?? []),
  );
}

async function judge(state: State): Promise<Judgement> {
  const { repository: directory } = await buildEmberfall({ directory: join(folder, state), state, now });
  const repository = await openRepository(directory);
  const commit = await resolveCommit(repository, 'refs/heads/main');
  if (commit === null) throw new Error('The built project has no main.');
  const gate = demoGate();
  const context: Omit<ProbeContext, 'criterion'> = {
    gate,
    tree: commitTree(repository, commit),
    artefacts: artefacts(directory),
    history: history(repository),
    record: null,
    now: '2026-11-22T09:00:00Z',
    signal: new AbortController().signal,
    progress() {},
  };
  const judgement = new Map<string, Observation>();
  for (const criterion of gate.criteria) {
    for (const facet of criterion.facets) {
      const probe = probes.find(({ id, mode }) => `${id}@${mode}` === facet.id);
      if (probe === undefined) continue;
      judgement.set(`${criterion.id} ${facet.id}`, await runProbe(probe, { ...context, criterion: criterion.id }));
    }
  }
  closeRepository(repository);
  return judgement;
}

function atLeast(severity: string, limit: string): boolean {
  return severities.findIndex((one) => one === severity) >= severities.findIndex((one) => one === limit);
}

function findings(judgement: Judgement): readonly string[] {
  return [...judgement].flatMap(([facet, observation]) =>
    observation.findings
      .filter(({ severity }) => atLeast(severity, 'medium'))
      .map(({ rule, place, what }) => `${facet} ${rule} ${place}: ${what}`),
  );
}

describe('the probes over Emberfall', () => {
  let believed: Judgement = new Map();
  let ready: Judgement = new Map();
  beforeAll(async () => {
    believed = await judge('believed');
    ready = await judge('ready');
  });

  it.each(planted)('find $id', ({ criterion, probe, rule, says, severity }: Defect) => {
    const observation = believed.get(`${criterion} ${probe}`);
    expect(observation?.result).toBe(severity === 'low' ? observation?.result : 'Failed');
    const hits = observation?.findings.filter(
      (one) => one.rule === rule && atLeast(one.severity, severity) && `${one.what} ${one.place}`.includes(says ?? ''),
    );
    expect(hits).toHaveLength(1);
  });

  it('find nothing of medium severity or higher in the ready project', () => {
    expect(findings(ready)).toEqual([]);
  });

  it('find nothing in the believed project that was not planted', () => {
    // What a mistake brings with it is found whether or not the probe of the mistake itself is built.
    const rules = new Set([...planted.map(({ rule }) => rule), ...readDefects().flatMap(({ also }) => also)]);
    const stray = [...believed.values()]
      .flatMap((observation) => observation.findings)
      .filter(({ rule, severity }) => atLeast(severity, 'medium') && !rules.has(rule));
    expect(stray).toEqual([]);
  });

  it('come to a result on the ready project wherever they need no record', () => {
    const open = [...ready]
      .filter(
        ([facet, { result }]) => result !== 'Passed' && !notAboutTheTree.has(facet.replace(/^\S+ (.*)@.*$/, '$1')),
      )
      .map(([facet, { result }]) => `${facet}: ${result}`);
    // Its decision was taken before there was a record; the gate file declares that.
    expect(open).toEqual(['A1 history.previous-log@file: NotApplicable']);
  });

  it('each have a defect to find', () => {
    const found = new Set(planted.map(({ probe }) => probe));
    const idle = probes.filter(({ id, mode }) => !found.has(`${id}@${mode}`) && !notAboutTheTree.has(id));
    expect(idle.map(({ id }) => id)).toEqual([]);
  });
});
