import { readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@sallyport/emberfall';
import type { EvidenceEntry } from '@sallyport/record';
import { beforeAll, expect, test, vi } from 'vitest';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { expectRefused } from './stage/refusal.ts';
import { stageAt } from './stage/stage-at.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 600_000);

type Edit = (text: string) => string | Uint8Array;

const syntax = 'GATE_FILE_SYNTAX';
const invalid = 'GATE_FILE_INVALID';
const place = String.raw`sallyport\.yaml:\d+:\d+`;

function replacing(pattern: RegExp | string, by: string): Edit {
  return (text) => {
    const after = text.replace(pattern, () => by);
    if (after === text) throw new Error(`The gate file holds no ${String(pattern)}.`);
    return after;
  };
}

const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
for (let level = 0; level < 20; level += 1) {
  const [name, before] = [String.fromCodePoint(98 + level), String.fromCodePoint(97 + level)];
  bomb.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`);
}

const broken: readonly (readonly [string, Edit, string, RegExp])[] = [
  ['YAML that does not parse', replacing('candidate:', 'candidate: [1, 2'), syntax, new RegExp(place)],
  ['an empty file', () => '', invalid, /sallyport\.yaml/],
  ['a list where a mapping must be', () => '- sallyport: 1\n', invalid, new RegExp(place)],
  ['a key that nobody knows', replacing('project:', 'projekt:'), invalid, /projekt.*project/s],
  [
    'a key twice',
    replacing('project:', 'project: { name: A, origin: a.example/a }\nproject:'),
    syntax,
    new RegExp(place),
  ],
  [
    'a word where a number must be',
    replacing('  number: 7', '  number: seven'),
    invalid,
    new RegExp(`${place}.*7`, 's'),
  ],
  ['a word where a list must be', replacing(/^testReports:\n.*$/m, 'testReports: yes'), invalid, new RegExp(place)],
  ['nothing where something must be', replacing('  title: External Closed Testing\n', ''), invalid, /title/],
  ['an expansion bomb', (text) => `${text}\n${bomb.join('\n')}\n`, syntax, /alias|anchor/i],
  [
    'a tag that runs code elsewhere',
    replacing('name: Emberfall', 'name: !!js/function "1"'),
    syntax,
    new RegExp(place),
  ],
  ['two documents', (text) => `${text}\n---\n${text}`, syntax, /document/],
  ['bytes that are no text', () => Uint8Array.from([0xff, 0xfe, 0x00, 0x9f, 0x92, 0x96]), syntax, /sallyport\.yaml/],
  ['a control character', replacing('name: Emberfall', 'name: "Ember\u001B[2Jfall"'), syntax, new RegExp(place)],
  ['eight megabytes', (text) => `${text}# ${'x'.repeat(8 * 1024 * 1024)}\n`, 'FILE_TOO_LARGE', /sallyport\.yaml/],
  [
    'deep nesting',
    (text) => `${text}\ndeep: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`,
    'GATE_FILE_TOO_LARGE',
    /deep/,
  ],
  [
    'a path out of the repository',
    replacing('log: docs/progress_logs/progress_phase_7.md', 'log: ../../outside.md'),
    invalid,
    new RegExp(place),
  ],
  ['an absolute path', replacing('changelog: CHANGELOG.md', 'changelog: /etc/passwd'), invalid, new RegExp(place)],
  ["a path into git's folder", replacing('policy: SECURITY.md', 'policy: .git/config'), invalid, new RegExp(place)],
  [
    'a path with a control character',
    replacing('policy: SECURITY.md', 'policy: "a\\u0000b"'),
    invalid,
    new RegExp(place),
  ],
  [
    'a branch that is an option',
    replacing('branch: feature/phase-7-setup', 'branch: --upload-pack=x'),
    invalid,
    new RegExp(place),
  ],
  [
    'a message of two lines',
    replacing(/message: ".*"/, 'message: "one\\n\\nSigned-off-by: two"'),
    invalid,
    new RegExp(place),
  ],
  ['a version this program does not know', replacing('sallyport: 1', 'sallyport: 99'), invalid, new RegExp(place)],
  [
    'a profile that nobody knows',
    replacing('extends: closed-test', 'extends: open-house'),
    'GATE_FILE_PROFILE_UNKNOWN',
    /open-house/,
  ],
  [
    'a profile that is not there',
    replacing('extends: closed-test', 'extends: ./gates/ours.yaml'),
    'GATE_FILE_MISSING',
    /ours\.yaml/,
  ],
  [
    'a profile out of the repository',
    replacing('extends: closed-test', 'extends: ./../ours.yaml'),
    invalid,
    new RegExp(place),
  ],
];

test('each broken or hostile gate file is refused with its place, by what judges (2) and by what acts (64)', {
  timeout: 300_000,
}, async () => {
  const stage = await stageAt('baselined');
  const file = join(stage.clone('mira'), 'sallyport.yaml');
  const sound = readFileSync(file, 'utf8');
  for (const [what, edit, code, says] of broken) {
    writeFileSync(file, edit(sound));
    await stage.git('mira', ['commit', '--quiet', '--all', '--message', what]);
    const judged = await stage.sallyport('mira', ['status', '--offline']);
    expect({ what, ...judged }).toMatchObject({ what, code: 2 });
    expectRefused(judged, 2, code, says);
    expect(judged.stderr).toMatch(/^HOLD /);
  }
  expectRefused(await stage.sallyport('mira', ['sign', '--accept', '--offline']), 64, invalid, /sallyport\.yaml/);
  writeFileSync(file, sound);
  await stage.git('mira', ['commit', '--quiet', '--all', '--message', 'Sound again']);
  expect(await stage.sallyport('mira', ['status', '--offline'])).toMatchObject({
    code: 2,
    stderr: expect.not.stringContaining('HOLD'),
  });
});

test('a preview of the work tree judges by the gate file that lies there, and satisfies nothing', async () => {
  const stage = await stageAt('baselined');
  const file = join(stage.clone('mira'), 'sallyport.yaml');
  const sound = readFileSync(file, 'utf8');
  const preview = ['check', '--offline', '--work-tree'];
  writeFileSync(file, replacing('  number: 7', '  number: seven')(sound));
  const refusal = await stage.sallyport('mira', preview);
  expectRefused(refusal, 2, invalid, new RegExp(place));
  expect(refusal.stderr).toMatch(/^HOLD /);
  writeFileSync(file, replacing('log: docs/progress_logs/progress_phase_6.md', 'log: docs/nowhere.md')(sound));
  const moved = await stage.sallyport('mira', [...preview, '--json']);
  const { board, entries, evidence } = JSON.parse(moved.stdout) as {
    readonly board: { readonly preview: boolean; readonly verdict: string };
    readonly entries: readonly EvidenceEntry[];
    readonly evidence: string | null;
  };
  expect(JSON.stringify(entries)).toContain('docs/nowhere.md is not in the judged tree');
  expect([board.preview, board.verdict, evidence]).toEqual([true, expect.not.stringMatching(/^GO$/), null]);
  expect((await stage.sallyport('mira', ['check', '--offline', '--json'])).stdout).not.toContain('docs/nowhere.md');
  const recorded = await stage.sallyport('mira', [...preview, '--record']);
  expect(recorded.stderr).toContain('(CLI_USAGE)');
  await stage.git('mira', ['rm', '--quiet', '--force', 'sallyport.yaml']);
  expectRefused(await stage.sallyport('mira', preview), 2, 'CLI_NO_GATE_FILE', /in the work tree/);
});

test('local profiles in a circle are refused with the whole circle', async () => {
  const stage = await stageAt('baselined');
  const clone = stage.clone('mira');
  await commitGate(stage, replacing('extends: closed-test', 'extends: ./one.yaml'));
  writeFileSync(join(clone, 'one.yaml'), 'sallyportProfile: 1\nname: one\nversion: "1"\nextends: ./two.yaml\n');
  writeFileSync(join(clone, 'two.yaml'), 'sallyportProfile: 1\nname: two\nversion: "1"\nextends: ./one.yaml\n');
  await stage.git('mira', ['add', '.']);
  await stage.git('mira', ['commit', '--quiet', '--message', 'Circle']);
  const refused = await stage.sallyport('mira', ['status', '--offline']);
  expectRefused(refused, 2, 'GATE_FILE_PROFILE_CYCLE', /one\.yaml → two\.yaml → one\.yaml/);
});

test('a gate file that is a link out of the tree is not followed', async () => {
  const stage = await stageAt('baselined');
  const file = join(stage.clone('mira'), 'sallyport.yaml');
  rmSync(file);
  symlinkSync('/etc/passwd', file);
  await stage.git('mira', ['commit', '--quiet', '--all', '--message', 'Link']);
  const { code, stdout, stderr } = await stage.sallyport('mira', ['status', '--offline']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('sallyport.yaml')]);
  expect(stdout + stderr).not.toContain('root:');
});

test('a previous log that is not there is explained by the board, and drafting goes on without it', async () => {
  const stage = await stageAt('baselined');
  await commitGate(stage, replacing('log: docs/progress_logs/progress_phase_6.md', 'log: docs/nowhere.md'));
  const checked = await stage.sallyport('mira', ['check', '--offline', '--json']);
  expect(checked.code).toBe(1);
  const { entries } = JSON.parse(checked.stdout) as {
    readonly entries: readonly EvidenceEntry[];
  };
  expect(entries.find((each) => each.facet === 'history.previous-log@file')?.findings[0]?.what).toContain(
    'docs/nowhere.md is not in the judged tree',
  );
  const sealed = await stage.sallyport('mira', ['baseline', '--offline']);
  expect(sealed).toMatchObject({ code: 0 });
});

async function commitGate(stage: Stage, edit: Edit): Promise<void> {
  const file = join(stage.clone('mira'), 'sallyport.yaml');
  writeFileSync(file, edit(readFileSync(file, 'utf8')));
  await stage.git('mira', ['commit', '--quiet', '--all', '--message', 'Edit the gate file']);
}
