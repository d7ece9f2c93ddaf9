import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type CriterionSource, criteriaPage } from './criteria-page.ts';
import { driftedPages, writePages } from './drift.ts';
import { errorCodesPage, readErrorCodes } from './error-codes-page.ts';
import { gateFilePages } from './gate-file-page.ts';
import { table } from './page.ts';
import { probesPage } from './probes-page.ts';
import { readmePage } from './readme-part.ts';

const criterion: CriterionSource = {
  id: 'D2',
  title: 'Data stores are not published',
  asks: 'Databases cannot be reached from outside.',
  source: 'The mission',
  owner: 'security',
  facets: [
    'staging.exposure@file',
    'staging.exposure@engine',
    'sign',
    { sign: ['sre', 'qa'] },
    { sign: [], per: 'findings' },
  ],
  maxAge: 'PT1H',
  required: true,
  waivable: true,
  restsOn: ['D1'],
};

describe('the criteria page', () => {
  const profile = { name: 'closed-test', version: '1', roles: [{ id: 'sre', title: 'SRE Lead' }] };

  test('says what is probed and what is only attested', () => {
    const { text } = criteriaPage({ ...profile, criteria: [criterion] }, new Set(), new Set(['staging.exposure@file']));
    expect(text).toContain(
      '1 criterion with 5 facets: 1 are looked at today, 1 are named for a probe that is not built',
    );
    expect(text).toContain(
      '| **staging.exposure@file**, staging.exposure@engine, sign, sign (sre, qa), sign, each finding |',
    );
  });

  test('never calls a floor criterion waivable', () => {
    const { text } = criteriaPage({ ...profile, criteria: [{ ...criterion, id: 'E8' }] }, new Set(['E8']), new Set());
    expect(text).toContain('| floor: never |');
  });

  test('orders by number, not by letters', () => {
    const criteria = ['A10', 'B1', 'A9'].map((id) => ({ ...criterion, id }));
    const { text } = criteriaPage({ ...profile, criteria }, new Set(), new Set());
    expect([...text.matchAll(/^\| ([A-Z]\d+) /gm)].map((found) => found[1])).toEqual(['A9', 'A10', 'B1']);
  });
});

describe('the probes page', () => {
  test('names every rule with its remedy', () => {
    const rule = {
      id: 'staging.exposure.store',
      title: 'Store published',
      why: 'Anyone reads it',
      fix: 'Drop the port',
      source: 'CIS',
    };
    const { text } = probesPage([
      {
        id: 'staging.exposure',
        area: 'staging',
        mode: 'file',
        title: 'Ports',
        looksAt: 'The Compose files.',
        needs: ['files'],
        source: 'CIS',
        rules: [rule],
      },
    ]);
    expect(text).toContain('## staging.exposure@file');
    expect(text).toContain('Looks at the Compose files. Needs files.');
    expect(text).toContain('| `staging.exposure.store` | Store published | Anyone reads it | Drop the port | CIS |');
  });
});

describe('the error codes page', () => {
  const files = [
    {
      path: 'packages/record/src/errors.ts',
      text: "/** Permanent. */\nexport type RecordErrorCode =\n  | 'RECORD_B'\n  | 'RECORD_A';",
    },
    { path: 'packages/record/src/log.ts', text: "throw new RecordError('RECORD_A', 'x');" },
    { path: 'packages/record/src/log.test.ts', text: "expect('RECORD_B')" },
  ];

  test('finds the codes, and which of them nothing raises, tests aside', () => {
    expect(readErrorCodes(files)).toEqual([
      { code: 'RECORD_A', package: 'record', meaning: 'Permanent.', raised: true },
      { code: 'RECORD_B', package: 'record', meaning: 'Permanent.', raised: false },
    ]);
    expect(errorCodesPage(readErrorCodes(files)).text).toContain('| `RECORD_B` | reserved |');
  });

  test('reads a table of codes as well as a union', () => {
    const text = "export const gateErrorCodes = ['GATE_A', 'GATE_B'] as const;";
    expect(readErrorCodes([{ path: 'packages/gate/src/errors.ts', text }])).toHaveLength(2);
  });
});

describe('the gate file page', () => {
  const schema = {
    description: 'What a team must show',
    properties: {
      phase: {
        description: 'The phase',
        required: ['number'],
        properties: { number: { type: 'integer', description: 'Its number', examples: [7] }, note: { type: 'string' } },
      },
      criteria: { additionalProperties: { anyOf: [{ const: false }, { $ref: '#/$defs/change' }] } },
      reports: { type: 'array', items: { type: 'string' }, description: 'Reports' },
    },
    required: ['phase'],
    $defs: { change: { type: 'object', properties: { owner: { type: 'string', enum: ['pm', 'qa'] } } } },
  };
  const text = gateFilePages(schema).find(({ path }) => path.endsWith('.md'))?.text ?? '';

  test('lists every key with its value and meaning', () => {
    expect(text).toContain('| `phase.number` | integer | required | Its number, for example `7` |');
    expect(text).toContain('| `criteria.<id>.owner` | `pm`, `qa` |');
    expect(text).toContain('| `reports` | list of string |');
    expect(text).toContain('## criteria (optional)');
  });
});

describe('the generated part of the README', () => {
  const profile = { name: 'closed-test', version: '1', roles: [], criteria: [criterion] };
  const text = 'Ours.\n<!-- probed:begin (npm run docs) -->\nold\n<!-- probed:end -->\nOurs too.\n';

  test('says mode by mode what is probed and what is attested, and leaves the rest alone', () => {
    const page = readmePage(text, profile, new Set(['staging.exposure@file']));
    expect(page.text).toMatch(/^Ours\.\n/);
    expect(page.text).toMatch(/\nOurs too\.\n$/);
    expect(page.text).toContain('| the repository | staging.exposure | – |');
    expect(page.text).toContain('| the running engine | – | staging.exposure |');
    expect(readmePage(page.text, profile, new Set(['staging.exposure@file']))).toEqual(page);
  });

  test('is never written where its markers are gone', () => {
    expect(() => readmePage('Ours.', profile, new Set())).toThrow(/lost its lines/);
  });
});

describe('drift', () => {
  test('is a missing page and a page that was edited, and nothing else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sallyport-docs-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const pages = [
      { path: 'docs/a.md', text: 'a\n' },
      { path: 'docs/b.md', text: 'b\n' },
    ];
    expect(driftedPages(folder, pages)).toEqual(['docs/a.md', 'docs/b.md']);
    writePages(folder, pages);
    expect(driftedPages(folder, pages)).toEqual([]);
    writeFileSync(join(folder, 'docs/b.md'), 'edited\n');
    expect(driftedPages(folder, pages)).toEqual(['docs/b.md']);
  });

  test('cannot break a table with what a cell says', () => {
    expect(table(['a'], [['x | y\n z']])).toBe('| a |\n|---|\n| x \\| y z |');
  });
});
