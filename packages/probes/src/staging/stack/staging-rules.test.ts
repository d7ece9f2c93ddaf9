import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { RuleDefinition } from '../../probe.ts';
import { caseContext } from '../../testing/case-context.ts';
import { caseWorld } from './case-stack.ts';
import { readStackView } from './read-stack-view.ts';
import type { RuleCases, RuleSighting, StackCase, StagingRule } from './staging-rule.ts';

const staging = fileURLToPath(new URL('../', import.meta.url));
const probes = readdirSync(staging).filter((name) => existsSync(`${staging}${name}/rules`));

async function sightings(rule: StagingRule, stack: StackCase): Promise<readonly RuleSighting[]> {
  return rule.find(await readStackView(caseContext({ name: rule.id, ...caseWorld(stack) })));
}

describe.each(probes)('rules of staging.%s', async (probe) => {
  const folder = `${staging}${probe}/rules`;
  const names = readdirSync(folder)
    .filter((name) => /^[a-z0-9-]+\.ts$/.test(name))
    .map((name) => name.slice(0, -3));
  const { rules } = (await import(`../${probe}/rules.generated.ts`)) as { rules: readonly StagingRule[] };
  const { ruleTexts } = (await import(`../${probe}/rule-texts.generated.ts`)) as {
    ruleTexts: readonly RuleDefinition[];
  };

  it('are listed, with their texts, as the folder has them', () => {
    expect(rules.map(({ id }) => id).sort()).toEqual(names.map((name) => `staging.${probe}.${name}`).sort());
    expect(ruleTexts.map(({ id, title, why, fix }) => ({ id, title, why, fix }))).toEqual(
      rules.map(({ id, title, why, fix }) => ({ id, title, why, fix })),
    );
    for (const rule of rules) expect(rule.number, rule.id).toMatch(/^[A-Z]{2,4}-\d{2}$/);
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', async (id, rule) => {
    const { cases } = (await import(`../${probe}/rules/${id.split('.').at(-1)}.cases.ts`)) as { cases: RuleCases };

    it.each(cases.fires.map((each, index) => [index + 1, each] as const))(
      'fires on its bad case %i',
      async (_, bad) => {
        const found = await sightings(rule, bad);
        expect(found.length).toBeGreaterThan(0);
        if (bad.severity !== undefined) expect(found.map(({ severity }) => severity)).toContain(bad.severity);
        for (const sighting of found) {
          expect(sighting.at.line).toBeGreaterThan(0);
          expect(sighting.address.trim()).not.toBe('');
          expect(sighting.what).toMatch(/\.$/);
        }
      },
    );

    it.each(cases.silent.map((each, index) => [index + 1, each] as const))(
      'says nothing of its good case %i',
      async (_, good) => {
        expect(await sightings(rule, good)).toEqual([]);
      },
    );
  });
});
