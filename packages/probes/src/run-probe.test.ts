import { describe, expect, it } from 'vitest';
import { finding } from './finding.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import type { Observation, ProbeContext, ProbeDefinition } from './probe.ts';
import { defaultLimits, runProbe } from './run-probe.ts';
import { mostFindings } from './sanitize-observation.ts';
import { caseContext } from './testing/case-context.ts';

const good: Observation = {
  result: 'Passed',
  summary: 'Fine.',
  findings: [],
  coverage: { looked: 1, total: 1, unit: 'files' },
  facts: { a: 'b' },
};
const world = { name: 'world', files: { 'a.txt': 'a', 'b.txt': 'b' } };

function probe(run: (context: ProbeContext) => Promise<Observation>): ProbeDefinition {
  return {
    id: 'history.sample',
    area: 'history',
    mode: 'file',
    title: 't',
    looksAt: 'l',
    needs: ['files'],
    source: 's',
    rules: [],
    subject: () => [],
    load: () => Promise.resolve(run),
    loadSabotage: () => Promise.resolve(() => Promise.resolve(null)),
  };
}

function observed(change: Partial<Observation>): Promise<Observation> {
  return runProbe(
    probe(() => Promise.resolve({ ...good, ...change })),
    caseContext(world),
  );
}

function severe(rule: string, place: string): Observation['findings'][number] {
  return finding({ rule, severity: 'high', address: place, place, what: 'w', why: 'y', fix: 'f' });
}

it('hands a sound observation through', async () => {
  expect(await observed({})).toEqual(good);
});

describe('never passes', () => {
  it('when the run throws, and does not repeat what foreign errors say', async () => {
    const secret = 'token=abc123';
    const observation = await runProbe(
      probe(() => Promise.reject(new SyntaxError(`Unexpected ${secret}`))),
      caseContext(world),
    );
    expect(observation.result).toBe('Unknown');
    expect(observation.summary).not.toContain('abc123');
    expect(observation.summary).toContain('SyntaxError');
  });

  it('when its code cannot be loaded', async () => {
    const broken = { ...probe(() => Promise.resolve(good)), load: () => Promise.reject(new TypeError('gone')) };
    expect((await runProbe(broken, caseContext(world))).result).toBe('Unknown');
  });

  it('when it takes too long, or is stopped', async () => {
    const slow = probe(() => new Promise(() => {}));
    expect((await runProbe(slow, caseContext(world), { ...defaultLimits, milliseconds: 1 })).result).toBe('Unknown');
    const abort = new AbortController();
    const running = runProbe(slow, { ...caseContext(world), signal: abort.signal });
    abort.abort();
    expect((await running).result).toBe('Unknown');
    expect(
      (
        await runProbe(
          probe(() => Promise.resolve(good)),
          { ...caseContext(world), signal: abort.signal },
        )
      ).result,
    ).toBe('Unknown');
  });

  it('when it read too much and swallowed the refusal', async () => {
    const greedy = probe(async (context) => {
      await context.tree.read('a.txt');
      await context.tree.read('b.txt').catch(() => null);
      return good;
    });
    expect((await runProbe(greedy, caseContext(world), { ...defaultLimits, files: 1 })).result).toBe('Unknown');
    expect((await runProbe(greedy, caseContext(world), { ...defaultLimits, bytes: 1 })).result).toBe('Unknown');
    expect((await runProbe(greedy, caseContext(world))).result).toBe('Passed');
  });

  it('of a file beyond the limit, which is named', async () => {
    const reading = probe(async (context) => {
      await context.tree.read('b.txt', 0);
      return good;
    });
    expect(await runProbe(reading, caseContext(world))).toMatchObject({
      result: 'Unknown',
      summary: 'b.txt is larger than this probe reads; nothing was judged.',
    });
    const files = { 'notes.md': 'x'.repeat(2 * 1024 * 1024 + 1), 'binary.md': 'a\0b' };
    const of = async (path: string) =>
      await runProbe(
        probe(async ({ tree }) => {
          readMarkdown((await tree.read(path)) ?? new Uint8Array());
          return good;
        }),
        caseContext({ name: 'named', files }),
      );
    expect((await of('notes.md')).summary).toMatch(/^notes\.md is larger than 2 MiB/);
    expect((await of('binary.md')).summary).toMatch(/^binary\.md holds NUL bytes/);
  });

  it('from nothing, beside a grave finding, or with impossible coverage', async () => {
    expect((await observed({ coverage: { looked: 0, total: 0, unit: 'files' } })).result).toBe('Unknown');
    expect((await observed({ coverage: { looked: 2, total: 1, unit: 'files' } })).result).toBe('Unknown');
    expect((await observed({ coverage: { looked: Number.NaN, total: 1, unit: 'files' } })).result).toBe('Unknown');
    expect((await observed({ findings: [severe('r', 'p')] })).result).toBe('Unknown');
  });
});

describe('cleans', () => {
  it('order and number of findings', async () => {
    const many = Array.from({ length: mostFindings + 5 }, (_, index) =>
      severe('r', `file:${mostFindings + 5 - index}`),
    );
    const observation = await observed({ result: 'Failed', findings: [...many, many[0] ?? severe('r', 'x')] });
    expect(observation.findings).toHaveLength(mostFindings);
    expect(observation.findings.slice(0, 3).map((each) => each.place)).toEqual(['file:1', 'file:2', 'file:3']);
    expect(observation.summary).toContain(`${mostFindings - 1} of ${mostFindings + 5}`);
    // What is not listed is bound all the same: waiving the list waives nothing else.
    const restOf = async (findings: typeof many) =>
      (await observed({ result: 'Failed', findings })).findings.find((each) => each.rule === 'findings.unlisted');
    const rest = await restOf(many);
    const other = await restOf([...many.slice(1), severe('r', 'file:999')]);
    expect(rest?.what).toBe('6 more findings have no room in this list.');
    expect(other?.fingerprint).not.toBe(rest?.fingerprint);
  });

  it('control characters, credentials and length', async () => {
    const observation = await observed({
      summary: `\u001b[31mred\u202e ${'x'.repeat(5000)}`,
      facts: { key: 'postgres://app:s3cret-pw@db/x', token: `ghp_${'a'.repeat(36)}` },
    });
    expect(observation.summary).not.toMatch(/[\u001b\u202e]/);
    expect(observation.summary.length).toBeLessThan(700);
    expect(JSON.stringify(observation.facts)).not.toMatch(/s3cret|ghp_a/);
  });
});
