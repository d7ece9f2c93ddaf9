import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { encodePlan, type MovePlan } from '../commit/move-plan.ts';
import { openRepository } from '../git/repository.ts';
import { temporaryFolder, temporaryRepository } from '../testing/temporary-repository.ts';
import { encodeBundle, type FileBundle, writeWhole } from './file-bundle.ts';
import { hasIntents, noteIntent } from './journal.ts';
import { recover } from './recover.ts';

const ID = 'a'.repeat(24);
const MINE = 'mine\n';
const THEIRS = Buffer.from('theirs\n');

beforeEach(() => vi.stubEnv('XDG_DATA_HOME', temporaryFolder()));

interface Aim {
  readonly path: string;
  readonly directory: string;
  readonly gitDirectory: string;
}

/** A decision cut short, which taking back ends with `theirs` where `mine` stands now. */
function planFor({ path, directory, gitDirectory }: Aim): MovePlan {
  const file = { path, diskBefore: THEIRS, diskAfter: Buffer.from(MINE), indexBefore: null, indexAfter: null };
  const worktrees = [{ directory, gitDirectory, files: [file] }];
  const [before, after] = ['0'.repeat(40), '1'.repeat(40)];
  return { ref: 'refs/heads/nope', before, after, token: 'b'.repeat(24), worktrees };
}

async function projects() {
  const project = temporaryRepository();
  project.write('notes.md', MINE);
  project.commit('one');
  const other = temporaryRepository();
  other.write('notes.md', MINE);
  other.commit('one');
  const outside = join(project.directory, '..', 'outside.md');
  const hook = join(project.directory, '.git/hooks/post-checkout');
  mkdirSync(join(hook, '..'), { recursive: true });
  for (const file of [outside, hook]) writeFileSync(file, MINE);
  const repository = await openRepository(project.directory);
  return { project, other, outside, hook, repository, journal: join(repository.commonDirectory, 'sallyport/journal') };
}

type Projects = Awaited<ReturnType<typeof projects>>;

const aims: readonly (readonly [string, (p: Projects) => Aim, (p: Projects) => string])[] = [
  ['leaves the work tree', (p) => ({ ...own(p), path: '../outside.md' }), (p) => p.outside],
  ["enters git's folder", (p) => ({ ...own(p), path: '.git/hooks/post-checkout' }), (p) => p.hook],
  [
    'names another repository',
    (p) => ({ path: 'notes.md', directory: p.other.directory, gitDirectory: join(p.other.directory, '.git') }),
    (p) => join(p.other.directory, 'notes.md'),
  ],
  [
    "gives another folder this repository's git folder",
    (p) => ({ ...own(p), path: 'notes.md', directory: p.other.directory }),
    (p) => join(p.other.directory, 'notes.md'),
  ],
];

function own({ project, repository }: Projects): Aim {
  return { path: 'notes.md', directory: project.directory, gitDirectory: repository.gitDirectory };
}

async function forge(p: Projects, bundle: FileBundle): Promise<void> {
  const note = { at: Date.now(), ...bundle.note };
  await writeWhole(join(p.journal, ID), encodeBundle({ note, files: bundle.files }));
}

test.each(aims)('an entry that %s changes nothing, whoever wrote it', async (_, aim, target) => {
  for (const vouched of [false, true]) {
    const p = await projects();
    const bundle = encodePlan(planFor(aim(p)));
    if (vouched) await noteIntent(p.repository, bundle, true);
    else await forge(p, bundle);
    await recover(p.repository);
    expect(readFileSync(target(p), 'utf8')).toBe(MINE);
    expect(await hasIntents(p.repository)).toBe(false);
  }
});

test('an entry that came with a copied repository is set aside, even one about its own files', async () => {
  const p = await projects();
  await noteIntent(p.repository, encodePlan(planFor(own(p))), true);
  // Another user, with another key.
  vi.stubEnv('XDG_DATA_HOME', temporaryFolder());
  await recover(p.repository);
  expect(p.project.read('notes.md')).toBe(MINE);
  expect(await hasIntents(p.repository)).toBe(false);
  const kept = join(p.repository.commonDirectory, 'sallyport/set-aside');
  const note = readdirSync(kept).find((name) => name.endsWith('.txt')) ?? '';
  expect(readFileSync(join(kept, note), 'utf8')).toContain('not written with your key');
});

test("the same entry in its own user's hands is believed", async () => {
  const p = await projects();
  await noteIntent(p.repository, encodePlan(planFor(own(p))), true);
  await recover(p.repository);
  expect(p.project.read('notes.md')).toBe('theirs\n');
});

test('malformed entries never stop a command', async () => {
  const p = await projects();
  const plan = encodePlan(planFor(own(p)));
  const notes: Record<string, unknown>[] = [
    { kind: 'decision' },
    { ...plan.note, worktrees: [null] },
    { ...plan.note, token: '../x' },
    { ...plan.note, ref: 'refs/heads/../../x' },
    { kind: 'ref', ref: 'refs/heads/main', after: '1'.repeat(40) },
    { kind: 'else' },
  ];
  for (const note of notes) await noteIntent(p.repository, { note, files: plan.files }, true);
  writeFileSync(join(p.journal, ID), 'torn');
  mkdirSync(join(p.journal, 'c'.repeat(24)));
  mkdirSync(join(p.journal, `${'c'.repeat(24)}.${'d'.repeat(12)}.tmp`));
  execFileSync('mkfifo', [join(p.journal, 'e'.repeat(24))]);
  await recover(p.repository);
  expect(p.project.read('notes.md')).toBe(MINE);
  expect(await hasIntents(p.repository)).toBe(false);
});

test('a journal behind a link is none, and nothing there is removed', async () => {
  const p = await projects();
  const elsewhere = temporaryFolder();
  const files = [ID, 'letter.txt', `${ID}.${'d'.repeat(12)}.tmp`].map((name) => join(elsewhere, name));
  for (const file of files) writeFileSync(file, MINE);
  mkdirSync(join(p.journal, '..'), { recursive: true });
  symlinkSync(elsewhere, p.journal);
  await recover(p.repository);
  for (const file of files) expect(existsSync(file)).toBe(true);
  const noting = noteIntent(p.repository, encodePlan(planFor(own(p))), true);
  await expect(noting).rejects.toMatchObject({ code: 'PATH_UNSAFE' });
});

test('what is set aside never lands behind a link', async () => {
  const p = await projects();
  const elsewhere = temporaryFolder();
  await forge(p, encodePlan(planFor(own(p))));
  symlinkSync(elsewhere, join(p.journal, '../set-aside'));
  await recover(p.repository);
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(await hasIntents(p.repository)).toBe(false);
});

test('without a key of its user a decision is refused in words before anything changes', async () => {
  const p = await projects();
  const closed = temporaryFolder();
  symlinkSync(join(closed, 'nowhere/at/all'), join(closed, 'sallyport'));
  vi.stubEnv('XDG_DATA_HOME', closed);
  const noting = noteIntent(p.repository, encodePlan(planFor(own(p))), true);
  await expect(noting).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
  expect(await hasIntents(p.repository)).toBe(false);
});

test('a key that others can read vouches for nothing', async () => {
  const p = await projects();
  await noteIntent(p.repository, encodePlan(planFor(own(p))), true);
  chmodSync(join(process.env['XDG_DATA_HOME'] ?? '', 'sallyport/secret-digest-key'), 0o644);
  await expect(recover(p.repository)).rejects.toMatchObject({ code: 'KEY_PERMISSIONS' });
  expect(p.project.read('notes.md')).toBe(MINE);
});
