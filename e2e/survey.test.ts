import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildEmberfall } from '@sallyport/emberfall';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '../scripts/ensure-install.mjs';
import { packed } from './packed.ts';

const place = mkdtempSync(join(tmpdir(), 'sallyport-survey-'));
const long = { timeout: 180_000 };

beforeAll(async () => {
  await packed();
}, 300_000);

afterAll(() => rmSync(place, { recursive: true, force: true, maxRetries: 5 }));

async function check(cwd: string, ...words: string[]) {
  const [node, command] = await packed();
  const given = [command, 'check', ...words];
  const { status, stdout, stderr } = spawnSync(node, given, { cwd, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
  return { code: status, stdout, stderr };
}

interface Survey {
  readonly found: { readonly files: number };
  readonly findings: readonly { readonly severity: string; readonly what: string; readonly place: string }[];
  readonly looked: readonly unknown[];
  readonly leftOut: readonly { readonly reason: string; readonly count: number; readonly example: string }[];
  readonly notJudged: readonly { readonly probe: string; readonly why: string }[];
}

async function surveyed(cwd: string): Promise<Survey> {
  const { code, stdout, stderr } = await check(cwd, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as Survey;
}

function folder(name: string, files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const directory = join(place, name);
  mkdirSync(directory, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(directory, path, '..'), { recursive: true });
    writeFileSync(join(directory, path), content);
  }
  return directory;
}

const ranks = ['critical', 'high', 'medium', 'low', 'info'];

function expectWorstFirst({ findings }: Survey): void {
  const order = findings.map((each) => ranks.indexOf(each.severity));
  expect(order).toEqual([...order].sort((left, right) => left - right));
}

describe('a survey without a gate file', () => {
  test('of this repository itself: exit 0, worst first, and what it could not judge', long, async () => {
    const { code, stdout } = await check(root);
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^SURVEY/)]);
    expect(stdout).toContain('not judged');
    expect(stdout).toContain('Next: sallyport init');
    expectWorstFirst(await surveyed(root));
  });

  test('of an empty directory: says that there is nothing, and fails nothing', long, async () => {
    const empty = folder('empty');
    const { code, stdout } = await check(empty, '--fail-on', 'low');
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('There is nothing here that a readiness gate could judge yet.'),
    ]);
    const survey = await surveyed(empty);
    expect([survey.found.files, survey.findings, survey.looked]).toEqual([0, [], []]);
    expect(survey.notJudged.length).toBeGreaterThan(10);
  });

  test('of a directory with 100,000 files: finds the one that matters', long, async () => {
    const many = folder('many', { 'SECURITY.md': '# Security\n\nOpen an issue in our public tracker.\n' });
    for (let group = 0; group < 100; group += 1) {
      const at = join(many, 'data', String(group));
      mkdirSync(at, { recursive: true });
      for (let index = 0; index < 1000; index += 1) writeFileSync(join(at, `${index}.dat`), '');
    }
    const survey = await surveyed(many);
    expect(survey.found.files).toBe(100_001);
    expect(survey.findings.some((each) => each.place.startsWith('SECURITY.md'))).toBe(true);
    expectWorstFirst(survey);
  });

  test('of more files than it reads: refused with the number, as HOLD and not as a pass', long, async () => {
    const many = join(place, 'many', 'data');
    for (let group = 100; group < 202; group += 1) {
      const at = join(many, String(group));
      mkdirSync(at, { recursive: true });
      for (let index = 0; index < 1000; index += 1) writeFileSync(join(at, `${index}.dat`), '');
    }
    const { code, stderr } = await check(join(place, 'many'));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/200000 files.*\(TREE_TOO_LARGE\)/s)]);
  });

  test('of Emberfall before init: the planted defects stand first, and --fail-on tells a machine', long, async () => {
    const emberfall = join(place, 'emberfall');
    await buildEmberfall({ directory: emberfall, state: 'believed', now: new Date() });
    const { code, stdout } = await check(emberfall, '--fail-on', 'high');
    expect(code).toBe(1);
    const [first = '', second = ''] = stdout.split('\n').filter((line) => / {1}[✕!·] /.test(line));
    expect(first + second).toMatch(/✕ (critical|high)/);
    expect(stdout).toMatch(/\d+ findings, \d+ of them serious, from \d+ probes\./);
    expect(stdout).toContain('docs/progress_logs/progress_phase_6.md');
    const survey = await surveyed(emberfall);
    expectWorstFirst(survey);
    expect(survey.notJudged.every((each) => each.why !== '')).toBe(true);
    expect((await check(emberfall)).code).toBe(0);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: emberfall, encoding: 'utf8' })).toBe('');
  });

  test('wrong severities are refused, and --record as well', long, async () => {
    expect(await check(folder('empty'), '--fail-on', 'terrible')).toMatchObject({ code: 64 });
    expect(await check(folder('empty'), '--record')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('CLI_NO_GATE_FILE'),
    });
  });
});

describe('a survey of a hostile directory', () => {
  test('deep nesting, loops of links, pipes and unreadable folders', long, async () => {
    const hostile = folder('nested', { 'SECURITY.md': '# Security\n' });
    let deep = hostile;
    for (let level = 0; level < 400; level += 1) deep = join(deep, 'd');
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, 'compose.yaml'), 'services: {}\n');
    symlinkSync('..', join(hostile, 'loop'));
    symlinkSync('self', join(hostile, 'self'));
    symlinkSync('/etc', join(hostile, 'docs'));
    symlinkSync('/dev/zero', join(hostile, 'CHANGELOG.md'));
    execFileSync('mkfifo', [join(hostile, 'FAQ.md')]);
    const survey = await surveyed(hostile);
    expectWorstFirst(survey);
    expect(JSON.stringify(survey)).not.toContain('/etc/passwd');
  });

  test('names with control characters, escapes and bidirectional overrides are printed harmlessly', long, async () => {
    const hostile = folder('names');
    const names = [
      'tester_\u001B[2J\u001B[31mguide.md',
      'tester_\u202Edm.edig.md',
      'tester_a\nGO  all is well.md',
      'tester_\u0007bell.md',
    ];
    for (const name of names) writeFileSync(join(hostile, name), '# Guide\n\nTODO\n');
    writeFileSync(
      Buffer.concat([Buffer.from(`${hostile}/tester_`), Buffer.from([0xff, 0xfe]), Buffer.from('.md')]),
      '# x\n',
    );
    const { code, stdout } = await check(hostile);
    expect(code).toBe(0);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/);
    expect(stdout).not.toMatch(/^GO/m);
    expect(stdout).toContain('tester_\\u{1b}');
    expect(stdout).toMatch(/left out +1 name is not UTF-8/);
    const { leftOut } = await surveyed(hostile);
    expect(leftOut).toEqual([{ reason: 'name is not UTF-8', count: 1, example: 'tester_\uFFFD\uFFFD.md' }]);
  });

  test(
    'YAML bombs, huge files, one-line Markdown and broken formats end as not judged, never as a crash',
    long,
    async () => {
      const levels = ['a: &a [x, x, x, x, x, x, x, x, x]'];
      for (let at = 0; at < 24; at += 1) {
        const [name, before] = [String.fromCodePoint(98 + at), String.fromCodePoint(97 + at)];
        levels.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
      }
      const hostile = folder('formats', {
        'compose.yaml': `${levels.join('\n')}\nservices: { web: { image: a, x: *z } }\n`,
        'compose.prod.yaml': `services: ${'{a: '.repeat(50_000)}`,
        'tester_guide.md': `# ${'[a](b) '.repeat(150_000)}`,
        'tester_faq.md': `${'> '.repeat(100_000)}x\n${'* '.repeat(50_000)}x\n`,
        'docs/progress_logs/progress_phase_3.md': `# Log\n${'| a '.repeat(200_000)}|\n`,
        'reports/junit.xml': `<!DOCTYPE a [<!ENTITY b "${'b'.repeat(1000)}">${'<!ENTITY c "&b;&b;&b;&b;">'.repeat(100)}]><a>${'<a>'.repeat(100_000)}`,
        'scan.sarif': `{"runs":${'['.repeat(200_000)}`,
        'ops/rota.ics': `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101T000000Z\nRRULE:FREQ=SECONDLY;COUNT=999999999\nEND:VEVENT\n`,
        'release/manifest.json': `{"files": [${'{"path":"../../../../etc/passwd"},'.repeat(50_000)}{}]}`,
        'incident_response.md': new Uint8Array(40 * 1024 * 1024).fill(0x61),
        'SECURITY.md': new Uint8Array(1024 * 1024).fill(0x28),
      });
      const survey = await surveyed(hostile);
      expectWorstFirst(survey);
      expect(survey.notJudged.length).toBeGreaterThan(5);
      const tooLarge = survey.notJudged.find((each) => each.probe === 'incident.plan');
      expect(tooLarge?.why).toBe('incident_response.md is larger than this probe reads; nothing was judged.');
      const { code, stdout } = await check(hostile);
      expect([code, stdout.split('\n').length]).toEqual([0, expect.any(Number)]);
      expect(stdout.split('\n').length).toBeLessThan(120);
    },
  );
});
