import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { FailingCase, PassingCase, ProbeCase, ProbeCases } from './case.ts';
import type { Observation, ProbeDefinition } from './probe.ts';
import { probes } from './registry.generated.ts';
import { registrySource } from './registry-source.ts';
import { runProbe } from './run-probe.ts';
import { caseContext, sabotagedCase } from './testing/case-context.ts';
import { hostileContents } from './testing/hostile-contents.ts';

const source = fileURLToPath(new URL('.', import.meta.url));

function folder(definition: ProbeDefinition): string {
  const [area = '', name = ''] = definition.id.split('.');
  return `${source}${area}/${name}`;
}

async function casesOf(definition: ProbeDefinition): Promise<ProbeCases> {
  const [area = '', name = ''] = definition.id.split('.');
  const module = (await import(`./${area}/${name}/cases.ts`)) as { readonly cases: ProbeCases };
  return module.cases;
}

function look(definition: ProbeDefinition, from: ProbeCase): Promise<Observation> {
  return runProbe(definition, caseContext(from));
}

it('is what the folders say', () => {
  expect(readFileSync(`${source}registry.generated.ts`, 'utf8')).toBe(registrySource(source));
});

it('holds probes with unique ids, each with a unique list of rules', () => {
  expect(probes.length).toBeGreaterThan(0);
  const ids = probes.map((probe) => `${probe.id}@${probe.mode}`);
  expect(new Set(ids).size).toBe(ids.length);
  const rules = probes.flatMap((probe) => probe.rules.map((rule) => rule.id));
  expect(new Set(rules).size).toBe(rules.length);
});

describe.each(probes.map((probe) => [probe.id, probe] as const))('%s', (id, definition) => {
  it('says what it is', () => {
    expect(id).toMatch(/^[a-z]+\.[a-z]+(?:-[a-z]+)*$/);
    expect(id.startsWith(`${definition.area}.`)).toBe(true);
    for (const text of [definition.title, definition.looksAt, definition.source]) expect(text.trim()).not.toBe('');
    expect(definition.rules.length).toBeGreaterThan(0);
    for (const rule of definition.rules) {
      expect(rule.id.startsWith(`${id}.`), rule.id).toBe(true);
      for (const text of [rule.title, rule.why, rule.fix, rule.source]) expect(text.trim(), rule.id).not.toBe('');
    }
  });

  it('is documented, every rule by its id', () => {
    expect(existsSync(`${folder(definition)}/README.md`)).toBe(true);
    const readme = readFileSync(`${folder(definition)}/README.md`, 'utf8');
    for (const rule of definition.rules) expect(readme).toContain(`\`${rule.id}\``);
  });

  it('passes where it must and fails where it must, for every rule', async () => {
    const cases = await casesOf(definition);
    expect(cases.passes.length).toBeGreaterThan(0);
    expect(new Set(cases.fails.map((failing) => failing.rule))).toEqual(
      new Set(definition.rules.map((rule) => rule.id)),
    );
    for (const passing of cases.passes) await expectPass(definition, passing);
    for (const failing of cases.fails) await expectFailure(definition, failing);
  });

  it('finds the same twice', async () => {
    const { passes, fails } = await casesOf(definition);
    for (const each of [...passes, ...fails]) {
      expect(await look(definition, each), each.name).toEqual(await look(definition, each));
    }
  });

  it('notices its own sabotage', async () => {
    const { passes } = await casesOf(definition);
    const sabotage = await definition.loadSabotage();
    let applied = 0;
    for (const passing of passes.filter((each) => (each.result ?? 'Passed') === 'Passed')) {
      const edit = await sabotage(caseContext(passing));
      if (edit === null) continue;
      applied += 1;
      expect(edit.what.trim()).not.toBe('');
      const observation = await look(definition, sabotagedCase(passing, edit));
      expect(observation.result, `${passing.name}: ${edit.what}`).toBe('Failed');
    }
    expect(applied).toBeGreaterThan(0);
  });

  it('never throws on hostile content and never passes from nothing', async () => {
    const { passes } = await casesOf(definition);
    for (const passing of passes) {
      const judgesFiles = Object.keys(passing.files).length + Object.keys(passing.artefacts ?? {}).length > 0;
      for (const [what, content] of Object.entries(hostileContents)) {
        const everything = replaceAll(passing, () => content);
        const observation = await look(definition, everything);
        if (judgesFiles && (passing.anyContent !== true || isBlank(content)))
          expect(observation.result, `${passing.name}: ${what}`).not.toBe('Passed');
      }
      const empty = await look(definition, { ...passing, files: {}, artefacts: {} });
      if (judgesFiles) expect(empty.result, `${passing.name}: no files`).not.toBe('Passed');
    }
  });

  it('does not care for line ends', async () => {
    const { passes } = await casesOf(definition);
    for (const passing of passes) {
      const crlf = replaceAll({ ...passing, artefacts: {} }, (content) =>
        typeof content === 'string' ? content.replace(/\r?\n/g, '\r\n') : content,
      );
      const observation = await look(definition, {
        ...crlf,
        ...(passing.artefacts ? { artefacts: passing.artefacts } : {}),
      });
      // Where digests of files are part of the case, other line ends are other bytes; it must still not throw.
      if (!JSON.stringify(passing.files).includes('sha256'))
        expect(observation.findings, passing.name).toEqual((await look(definition, passing)).findings);
    }
  });
});

async function expectPass(definition: ProbeDefinition, passing: PassingCase): Promise<void> {
  const observation = await look(definition, passing);
  expect(observation, passing.name).toMatchObject({ result: passing.result ?? 'Passed' });
  const serious = observation.findings.filter((found) => found.severity !== 'low' && found.severity !== 'info');
  expect(serious, passing.name).toEqual([]);
  expect(observation.summary).not.toBe('');
}

async function expectFailure(definition: ProbeDefinition, failing: FailingCase): Promise<void> {
  const observation = await look(definition, failing);
  expect(observation, failing.name).toMatchObject({ result: failing.result ?? 'Failed' });
  const rules = new Set(observation.findings.map((found) => found.rule));
  expect([...rules].sort(), failing.name).toEqual([...new Set([failing.rule, ...(failing.also ?? [])])].sort());
  for (const found of observation.findings) {
    expect(found.place, failing.name).not.toBe('');
    expect(found.what, failing.name).not.toBe('');
  }
}

function isBlank(content: string | Uint8Array): boolean {
  return typeof content === 'string' && content.trim() === '';
}

function replaceAll(from: ProbeCase, change: (content: string | Uint8Array) => string | Uint8Array): ProbeCase {
  const map = (files: ProbeCase['files']): ProbeCase['files'] =>
    Object.fromEntries(Object.entries(files).map(([path, content]) => [path, change(content)]));
  return { ...from, files: map(from.files), artefacts: map(from.artefacts ?? {}), blobs: from.blobs ?? [] };
}
