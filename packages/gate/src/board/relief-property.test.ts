import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finding } from '../testing/finding.ts';
import { probedFacets, roles } from '../testing/histories.ts';
import { propertyRuns } from '../testing/property-runs.ts';
import { persons, scenario } from '../testing/scenario.ts';

const names = ['one', 'two'] as const;
const person = fc.constantFrom(...roles.map((role) => persons[role]));

const waiver = fc.record({
  about: fc.constantFrom(...probedFacets),
  criterion: fc.constantFrom('A4', 'B1', 'C4', 'E8', 'I2', 'L4', 'M1'),
  sameCriterion: fc.boolean(),
  findings: fc.subarray([...names], { minLength: 1 }),
  by: person,
  approvedBy: fc.uniqueArray(person, { maxLength: 3 }),
  days: fc.integer({ min: -1, max: 120 }),
});

test('a waiver never touches what forbids it, and none counts without another person in the role of the owner', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(waiver, { minLength: 1, maxLength: 5 }), async (waivers) => {
      const made = await scenario();
      await made.baseline();
      const findings = names.map((name) => finding(name));
      await made.observe(Object.fromEntries(probedFacets.map((facet) => [facet, { result: 'Failed', findings }])));
      for (const each of waivers) {
        const [criterion = '', facet = ''] = each.about.split('/');
        const expires = new Date(Date.parse(made.record.now()) + each.days * 86_400_000);
        const digest = await made.record.waiver(
          {
            criterion: each.sameCriterion ? criterion : each.criterion,
            facet,
            findings: each.findings.map((name) => finding(name).fingerprint),
            expires: expires.toISOString().replace('.000Z', 'Z'),
          },
          { by: each.by },
        );
        for (const by of each.approvedBy) await made.record.cosign(digest, { by });
      }
      const board = made.board();
      for (const view of board.relief.filter((each) => each.state === 'in force')) {
        const criterion = made.criterion(view.criterion).criterion;
        expect(criterion.waivable && !criterion.floor).toBe(true);
        const owner = persons[criterion.owner as keyof typeof persons];
        expect(view.approvedBy).toContain(owner);
        expect(view.requestedBy).not.toBe(owner);
        expect(Date.parse(view.expires ?? '')).toBeGreaterThan(Date.parse(board.at));
        expect(Date.parse(view.expires ?? '') - Date.parse(board.at)).toBeLessThanOrEqual(90 * 86_400_000 + 300_000);
      }
      expect(made.criterion('B1')).toMatchObject({ state: 'failed', waived: false });
      expect(made.criterion('I2')).toMatchObject({ state: 'failed', waived: false });
      const a4 = made.criterion('A4');
      expect(a4.waived).toBe(a4.state === 'met');
      const covered = new Set(
        made.record.view().statements.flatMap((each) => {
          const inForce = board.relief.some((view) => view.statement === each.digest && view.state === 'in force');
          const ofA4 = each.type === 'waiver' && each.body.criterion === 'A4' && each.body.facet.startsWith('history');
          return inForce && ofA4 ? each.body.findings : [];
        }),
      );
      expect(a4.waived).toBe(findings.every((each) => covered.has(each.fingerprint)));
      expect(board.verdict).toBe('NO-GO');
    }),
    {
      ...propertyRuns(60),
      // One that waives, so that the property is about something.
      examples: [
        [
          [
            {
              about: 'A4/history.test-reports@file',
              criterion: 'A4',
              sameCriterion: true,
              findings: ['one', 'two'],
              by: 'sara',
              approvedBy: ['quinn'],
              days: 30,
            },
          ],
        ],
      ],
    },
  );
});
