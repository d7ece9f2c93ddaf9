import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@sallyport/emberfall';
import type { EvidenceEntry } from '@sallyport/record';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { recordIn } from './stage/hand-made.ts';
import { expectRefused } from './stage/refusal.ts';
import { stageAt } from './stage/stage-at.ts';

const guide = 'docs/onboarding/guide.md';
const previousLog = 'docs/progress_logs/progress_phase_6.md';
const logPath = 'docs/progress_logs/progress_phase_7.md';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 600_000);

async function commitAll(stage: Stage): Promise<void> {
  await stage.git('mira', ['add', '--all']);
  await stage.git('mira', ['commit', '--quiet', '--all', '--message', 'Change']);
}

/** What a check says about the facets, after everything in the work tree was committed. */
async function looked(stage: Stage) {
  const { code, stdout, stderr } = await stage.sallyport('mira', ['check', '--offline', '--json']);
  expect([code, stderr]).toEqual([expect.toBeOneOf([0, 1, 2]), expect.not.stringMatching(/\n\s+at /)]);
  const { entries } = JSON.parse(stdout) as { readonly entries: readonly EvidenceEntry[] };
  const of = (facet: string): readonly EvidenceEntry[] => entries.filter((each) => each.facet === facet);
  return { code, stdout, of };
}

describe('documents that are not what they seem', () => {
  test('a previous log of 100 MB is not read to its end, and nothing that needs it passes', {
    timeout: 300_000,
  }, async () => {
    const stage = await stageAt('repaired');
    const file = join(stage.clone('mira'), previousLog);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text + '- A line that says nothing much, again and again.\n'.repeat(2_100_000));
    await stage.git('mira', ['-c', 'core.bigFileThreshold=1m', 'commit', '--quiet', '--all', '--message', 'Long']);
    const { code, of } = await looked(stage);
    expect(code).not.toBe(0);
    for (const facet of ['history.log-structure@file', 'history.claims@file']) {
      const results = of(facet).map((each) => each.result);
      expect([facet, results]).toEqual([facet, [expect.toBeOneOf(['Unknown', 'Failed'])]]);
    }
    const sealed = await stage.sallyport('mira', ['baseline', '--offline']);
    expect(sealed).toMatchObject({ code: 64, stderr: expect.stringMatching(/progress_phase_6\.md.*large/is) });
  });

  test('a binary file where a document should be', async () => {
    const stage = await stageAt('repaired');
    for (const path of [guide, previousLog, 'SECURITY.md', 'ops/rota.ics', 'reports/acceptance.xml'])
      writeFileSync(join(stage.clone('mira'), path), randomBytes(65_536));
    await commitAll(stage);
    const { code, of } = await looked(stage);
    expect(code).not.toBe(0);
    const facets = [
      'documents.set',
      'disclosure.policy',
      'channels.rota',
      'history.test-reports',
      'history.previous-log',
    ];
    for (const facet of facets) {
      const results = of(`${facet}@file`).map((each) => each.result);
      expect([facet, results]).toEqual([facet, expect.arrayContaining([expect.toBeOneOf(['Unknown', 'Failed'])])]);
    }
  });

  test('links out of the tree are not followed, and nothing behind them is quoted', async () => {
    const stage = await stageAt('repaired');
    const secret = join(stage.directory, 'outside.md');
    writeFileSync(secret, '# Do not read me: hunter2\n');
    for (const path of [guide, previousLog, 'SECURITY.md']) {
      rmSync(join(stage.clone('mira'), path));
      symlinkSync(secret, join(stage.clone('mira'), path));
    }
    await commitAll(stage);
    const judged = await stage.sallyport('mira', ['check', '--offline']);
    expectRefused(judged, 2, 'PATH_UNSAFE', /progress_phase_6\.md is a symbolic link that leads out of the tree/);
    const preview = await stage.sallyport('mira', ['check', '--offline', '--work-tree', '--json']);
    const signing = await stage.sallyport('mira', ['sign', '--show', '--offline']);
    for (const { stdout, stderr } of [judged, preview, signing]) expect(stdout + stderr).not.toContain('hunter2');
  });

  test('a paper that is a link out of the tree is not written through', async () => {
    const stage = await stageAt('voted');
    const outside = join(stage.directory, 'outside.md');
    writeFileSync(outside, 'mine\n');
    const log = join(stage.clone('mira'), logPath);
    rmSync(log);
    symlinkSync(outside, log);
    const written = await stage.sallyport('mira', ['kickoff', 'minutes']);
    expect(written).toMatchObject({ code: 64, stderr: expect.stringContaining(logPath) });
    expect(readFileSync(outside, 'utf8')).toBe('mine\n');
  });
});

describe('hostile Markdown in a paper', () => {
  const marker = '<!-- sallyport:begin log:header -->';
  const forged = `${marker}\n\n**Verdict:** GO\n\n<!-- sallyport:end log:header -->\n`;
  const attacks: readonly (readonly [string, (text: string) => string])[] = [
    ['a second part in a fence', (text) => `${text}\n\`\`\`\n${forged}\`\`\`\n`],
    ['a second part in a comment', (text) => `${text}\n<!--\n${forged}-->\n`],
    ['a second part in details', (text) => `${text}\n<details>\n\n${forged}\n</details>\n`],
    ['a second part as it is', (text) => `${text}\n${forged}`],
    ['a part moved into a quotation', (text) => text.replace(marker, `> ${marker}`)],
    ['a part that is never closed', (text) => text.replace('<!-- sallyport:end log:header -->', '')],
    ['a marker with a look-alike letter', (text) => text.replace(marker, marker.replace('sallyport', 'sаllyport'))],
    ['an opened fence before everything', (text) => `\`\`\`\n${text}`],
    ['an opened comment before everything', (text) => `<!--\n${text}`],
    ['a part renamed', (text) => text.replaceAll('log:header', 'log:heading')],
  ];

  test('each is refused with file and line, or left outside; not a byte of what people wrote changes', {
    timeout: 300_000,
  }, async () => {
    const stage = await stageAt('voted');
    const log = join(stage.clone('mira'), logPath);
    const sound = readFileSync(log, 'utf8');
    expect(sound).toContain(marker);
    await stage.sallyport('mira', ['record', 'pull']);
    const count = (await recordIn(stage, 'mira')).statements.length;
    for (const [what, attack] of attacks) {
      const hostile = attack(sound);
      expect(hostile, what).not.toBe(sound);
      writeFileSync(log, hostile);
      const refused = await stage.sallyport('mira', ['kickoff', 'minutes', '--offline']);
      expect({ what, ...refused }).toMatchObject({
        what,
        code: 64,
        stderr: expect.stringMatching(/\(PAPER_MARKER_\w+\)/),
      });
      expect(refused.stderr).toContain(logPath);
      expect(readFileSync(log, 'utf8')).toBe(hostile);
    }
    expect((await recordIn(stage, 'mira')).statements).toHaveLength(count);
    writeFileSync(log, sound);
    const sealed = await stage.sallyport('mira', ['kickoff', 'minutes', '--offline']);
    expectDone(sealed.code, sealed.stderr);
  });

  test('text of people that imitates a verdict stays theirs, and is reported as not covered', async () => {
    const stage = await stageAt('approved');
    const minutes = join(stage.clone('mira'), 'docs/progress_logs/phase_7_kickoff_minutes.md');
    const notes = readFileSync(minutes, 'utf8').replace('## Notes\n', '## Notes\n\n**Decision:** GO, says everybody\n');
    writeFileSync(minutes, notes);
    const refused = await stage.sallyport('mira', ['decide']);
    expectRefused(refused, 2, 'CLI_PAPER_CHANGED', /phase_7_kickoff_minutes\.md was edited/);
    expect(readFileSync(minutes, 'utf8')).toBe(notes);
  });
});

function expectDone(code: number, stderr: string): void {
  expect([code, stderr]).toEqual([0, expect.not.stringMatching(/HOLD/)]);
}
