import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { branch, runnerKey, type Stage } from '@sallyport/emberfall';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { commands } from '../packages/cli/src/commands.generated.ts';
import { startGateServer } from './browser/gate-server.ts';
import { packed } from './packed.ts';
import { ceremonyFolder, type Moment } from './stage/ceremony-moments.ts';
import { stageAt } from './stage/stage-at.ts';
import { leaveWork, setHooks, type UserWork, userWork } from './stage/user-work.ts';

interface Turn {
  readonly words: readonly string[];
  readonly code: number;
  /** Paths that the command is meant to write where the named branch is checked out. */
  readonly writes?: RegExp;
  /** Runs before it, by somebody else or to get ready. */
  readonly first?: (stage: Stage) => Promise<unknown>;
  /** Runs beside it, watched like it: for a command that would not end by itself. */
  readonly beside?: (stage: Stage, from: string) => Promise<unknown>;
}

interface Watch {
  /** Where the commands run. */
  readonly from: string;
  readonly watched: readonly string[];
}

interface Place {
  readonly name: string;
  /** Leaves work in mira's clone. */
  readonly prepare: (stage: Stage) => Promise<Watch>;
  /** Whether the named branch is checked out in one of the watched work trees. */
  readonly holdsNamedBranch: boolean;
  /** Whether the papers are open in the work tree where commands run. */
  readonly holdsPapers: boolean;
}

const papers = /^docs\/progress_logs\/(progress_phase_7|phase_7_\w+)\.md$/;
const outcome = new RegExp(`${papers.source}|^\\.sallyport/`);

const places: readonly Place[] = [
  {
    name: 'the named branch is checked out',
    holdsNamedBranch: true,
    holdsPapers: true,
    prepare: async (stage) => {
      leaveWork(stage.clone('mira'));
      return { from: stage.clone('mira'), watched: [stage.clone('mira')] };
    },
  },
  {
    name: 'another branch is checked out, and the drafts of the papers came along',
    holdsNamedBranch: false,
    holdsPapers: true,
    prepare: async (stage) => {
      await stage.git('mira', ['switch', '--quiet', '--create', 'work']);
      leaveWork(stage.clone('mira'));
      return { from: stage.clone('mira'), watched: [stage.clone('mira')] };
    },
  },
  {
    name: 'a linked work tree holds another branch, and commands run there',
    holdsNamedBranch: true,
    holdsPapers: false,
    prepare: async (stage) => {
      const linked = join(stage.directory, 'linked');
      await stage.git('mira', ['worktree', 'add', '--quiet', '-b', 'work', linked]);
      leaveWork(stage.clone('mira'));
      leaveWork(linked);
      return { from: linked, watched: [linked, stage.clone('mira')] };
    },
  },
];

/** Before the meeting: every command but those of a finished gate; most of them do what they are for. */
function turnsWhileOpen(stage: Stage): readonly Turn[] {
  const file = (name: string): string => join(stage.directory, name);
  const key = ['--key', runnerKey(stage)];
  const coSigned = async (): Promise<void> => {
    await stage.sallyport('ines', ['trust', 'cosign', '--accept']);
    await stage.sallyport('mira', ['record', 'pull']);
  };
  return [
    { words: ['check'], code: 1 },
    {
      words: ['check', '--work-tree', '--sarif', file('a.sarif'), '--junit', file('a.xml'), '--report', file('a.html')],
      code: 1,
    },
    { words: ['check', '--record', ...key], code: 1 },
    { words: ['status'], code: 1 },
    { words: ['explain', 'A8'], code: 1 },
    { words: ['drill', '--criterion', 'A9'], code: 2 },
    { words: ['waive', 'A8', '--reason', 'known', '--expires', '2099-01-01T00:00:00Z'], code: 0 },
    { words: ['deviate'], code: 64 },
    { words: ['sign', '--show'], code: 0 },
    { words: ['sign', 'A7', '--accept', '--out', file('handed.json')], code: 0 },
    { words: ['record', 'add', file('handed.json')], code: 0 },
    { words: ['sign', '--accept'], code: 0 },
    { words: ['baseline'], code: 0, writes: papers },
    {
      words: [
        'trust',
        'request',
        '--person',
        'olga',
        '--name',
        'Olga Ek',
        '--role',
        'qa',
        '--out',
        file('olga.json'),
        ...key,
      ],
      code: 0,
    },
    { words: ['trust', 'enrol', file('olga.json')], code: 64 },
    { words: ['trust', 'grant', '--person', 'ines', '--role', 'qa'], code: 0 },
    { words: ['trust', 'cosign', '--accept'], code: 64 },
    { words: ['seal'], code: 0, first: coSigned },
    { words: ['trust', 'revoke', '--person', 'ines', '--role', 'qa'], code: 0 },
    { words: ['record', 'pull'], code: 0 },
    { words: ['record', 'push'], code: 0 },
    { words: ['record', 'merge'], code: 0 },
    { words: ['export', '--auditor', file('audit')], code: 0 },
    { words: ['kickoff', 'agenda'], code: 0 },
    { words: ['kickoff', 'open'], code: 0, first: () => stage.sallyport('ines', ['sign', '--accept']) },
    { words: ['kickoff', 'poll'], code: 64 },
    { words: ['kickoff', 'vote', 'no-go', '--reason', 'not yet'], code: 0 },
    { words: ['kickoff', 'minutes'], code: 64 },
    { words: ['kickoff', 'approve', '--accept'], code: 64 },
    { words: ['decide'], code: 1 },
    { words: ['verify'], code: 1 },
    { words: ['hold', '--reason', 'too early'], code: 64 },
    { words: ['resume', '--reason', 'too early'], code: 64 },
    { words: ['withdraw', '0000', '--reason', 'nothing'], code: 64 },
    { words: ['trust', 'found', '--people', stage.keys.people], code: 64 },
    // Served where people work, although a clone of its own is advised; the words are those of a wrong port.
    { words: ['serve', '--port', 'none'], code: 64, beside: serveAWhile },
  ];
}

/** Starts, judges, answers, and is ended as an operator ends it. */
async function serveAWhile(stage: Stage, directory: string): Promise<void> {
  const database = join(stage.directory, 'server.db');
  const program = await packed();
  const server = await startGateServer({ program, directory, environment: stage.environment, database });
  await vi.waitFor(async () => {
    const seen = await fetch(`${server.origin}/api/visit`);
    expect(seen.status).toBe(200);
  });
  await server.stop();
}

const turnsAfterTheVotes: readonly Turn[] = [{ words: ['kickoff', 'minutes'], code: 0, writes: papers }];

const turnsOfTheDecision: readonly Turn[] = [
  { words: ['decide'], code: 0, writes: outcome },
  { words: ['verify'], code: 0 },
  { words: ['hold', '--reason', 'a tester found a hole'], code: 0 },
  { words: ['status'], code: 2 },
  { words: ['resume', '--reason', 'the hole is closed'], code: 0 },
];

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 600_000);

async function atWork(moment: Moment, place: Place) {
  const stage = await stageAt(moment);
  const { from, watched } = await place.prepare(stage);
  const mark = join(stage.directory, 'hooks-that-ran');
  setHooks(join(stage.clone('mira'), '.git', 'hooks'), mark);
  return { stage, from, watched, mark };
}

/** Runs a turn and compares everything of the user's before and after. */
async function takeTurn(
  stage: Stage,
  turn: Turn,
  at: Pick<Place, 'holdsNamedBranch' | 'holdsPapers'> & Watch,
): Promise<void> {
  await turn.first?.(stage);
  const commits = turn.words[0] === 'decide' && turn.code === 0;
  const meant = (path: string): boolean => (at.holdsPapers || commits) && turn.writes?.test(path) === true;
  const look = (): readonly UserWork[] =>
    at.watched.map((directory) => {
      const work = userWork(directory, meant);
      if (!commits) return work;
      // A decision moves the named branch, and where it is checked out the index with it; nothing else may.
      const references = work.references.filter((line) => !line.startsWith(`refs/heads/${branch} `));
      return { ...work, references, index: at.holdsNamedBranch ? '' : work.index };
    });
  const before = look();
  await turn.beside?.(stage, at.from);
  const ended = await stage.sallyport('mira', [...turn.words, '--dir', at.from]);
  const shown = turn.words.join(' ');
  expect({ shown, ...ended }).toMatchObject({ shown, code: turn.code });
  expect({ shown, work: look() }).toEqual({ shown, work: before });
}

describe.each(places)('$name', (place) => {
  test('every command leaves staged, changed, untracked and stashed work as it was, and no hook runs', {
    timeout: 300_000,
  }, async () => {
    const { stage, from, watched, mark } = await atWork('looked', place);
    for (const turn of turnsWhileOpen(stage)) await takeTurn(stage, turn, { ...place, from, watched });
    expect(existsSync(mark) ? readFileSync(mark, 'utf8') : '').toBe('');
  });

  test('minutes write the papers and nothing else', async () => {
    const { stage, from, watched, mark } = await atWork('voted', place);
    for (const turn of turnsAfterTheVotes) await takeTurn(stage, turn, { ...place, from, watched });
    expect(existsSync(mark)).toBe(false);
  });

  test('the decision makes its commit beside the work, and the next plain commit loses nothing', {
    timeout: 300_000,
  }, async () => {
    const { stage, from, watched, mark } = await atWork('approved', place);
    for (const turn of turnsOfTheDecision) await takeTurn(stage, turn, { ...place, from, watched });
    expect(existsSync(mark)).toBe(false);

    const git = (...words: string[]): string =>
      execFileSync('git', ['-c', 'core.hooksPath=/dev/null', ...words], { cwd: from, encoding: 'utf8' }).trimEnd();
    if (!place.holdsNamedBranch) {
      git('switch', '--quiet', branch);
      expect(git('show', `HEAD:docs/progress_logs/progress_phase_7.md`)).toBe(
        readFileSync(join(from, 'docs/progress_logs/progress_phase_7.md'), 'utf8').trimEnd(),
      );
    }
    const staged = git('diff', '--cached', '--raw', 'HEAD');
    const changed = git('diff', '--raw');
    const tree = git('ls-tree', '-r', '--name-only', 'HEAD').split('\n');
    git('commit', '--quiet', '--message', 'Mine');
    expect(git('diff-tree', '-r', '--raw', '--no-commit-id', 'HEAD')).toBe(
      git('diff', '--raw', '--no-abbrev', 'HEAD^', 'HEAD'),
    );
    expect(git('diff', '--raw', 'HEAD^', 'HEAD')).toBe(staged);
    expect(staged.split('\n').map((line) => line.slice(line.lastIndexOf('\t') + 1))).toEqual([
      'CHANGELOG.md',
      'docs/operations/host_loss.md',
      'staged.txt',
    ]);
    expect(git('diff', '--raw')).toBe(changed);
    const kept = git('ls-tree', '-r', '--name-only', 'HEAD').split('\n');
    expect(tree.filter((path) => !kept.includes(path))).toEqual(['docs/operations/host_loss.md']);
    expect(git('stash', 'list')).toContain('for later');
  });
});

describe('before there is a gate', () => {
  test('check, init and trust found leave the work as it was; init puts HEAD on the named branch and writes drafts', async () => {
    const stage = await stageAt('built');
    const from = stage.clone('mira');
    leaveWork(from);
    const mark = join(stage.directory, 'hooks-that-ran');
    setHooks(join(from, '.git', 'hooks'), mark);
    const at = { from, watched: [from], holdsNamedBranch: true, holdsPapers: true };
    await takeTurn(stage, { words: ['check'], code: 0 }, at);
    const before = userWork(from, () => false);
    expect((await stage.sallyport('mira', ['init', '--phase', '7'])).code).toBe(0);
    const drafts = new RegExp(`${papers.source}|^sallyport\\.yaml$`);
    const after = userWork(from, (path) => drafts.test(path));
    expect({ ...after, head: '', settings: '', references: [] }).toEqual({
      ...before,
      head: '',
      settings: '',
      references: [],
    });
    expect(after.head).toBe(`ref: refs/heads/${branch}\n`);
    expect(after.references).toEqual(expect.arrayContaining([...before.references]));
    const words = ['trust', 'found', '--people', stage.keys.people];
    await takeTurn(stage, { words, code: 0 }, at);
    expect(existsSync(mark)).toBe(false);
  });

  test('every command of the list is among those that were watched', async () => {
    const stage = await stageAt('built');
    const turns = [...turnsWhileOpen(stage), ...turnsAfterTheVotes, ...turnsOfTheDecision];
    const words = ['init', ...turns.map((turn) => turn.words.join(' '))];
    const unwatched = commands
      .map(({ name }) => name)
      .filter((name) => !words.some((each) => `${each} `.startsWith(`${name} `)));
    expect(unwatched).toEqual([]);
  });
});
