import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256, statementPath } from '@sallyport/record';
import { appendToRecord, closeRepository, openRepository } from '@sallyport/workspace';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { branchRecord } from '../packages/cli/src/commands/verify/branch-record.ts';
import { commitsOf } from '../packages/cli/src/commands/verify/decision-commit.ts';
import { verificationExitCode } from '../packages/cli/src/commands/verify/exit-code.ts';
import { verificationText } from '../packages/cli/src/commands/verify/verification-text.ts';
import { verifyRecord } from '../packages/cli/src/commands/verify/verify-record.ts';
import { layOut, type SmallRecord, smallRecord } from './stage/small-record.ts';
import { temporaryFolder } from './stage/stage-at.ts';
import { noAnchors } from './stage/tampered.ts';

let small: SmallRecord;
let directory: string;
let files: Map<string, Uint8Array>;

beforeEach(async () => {
  small = await smallRecord();
  files = layOut(small);
  directory = join(temporaryFolder(), 'project');
  mkdirSync(directory);
  git('init', '--quiet', '-b', 'main');
  git('config', 'user.name', 'A');
  git('config', 'user.email', 'a@small.example');
  git('commit', '--quiet', '--allow-empty', '-m', 'First');
  const repository = await openRepository(directory);
  await appendToRecord(repository, async () => new Map(small.record.files));
  closeRepository(repository);
});

function git(...words: string[]): string {
  return execFileSync('git', words, { cwd: directory, encoding: 'utf8' });
}

/** What `decide` commits, with the files as they stand, on the branch that the gate names. */
function commitDecision(message = small.gate.git.message): void {
  git('switch', '--quiet', '-C', small.gate.git.branch, 'main');
  write(files);
  commit(message);
}

function write(some: ReadonlyMap<string, Uint8Array | string>): void {
  for (const [path, bytes] of some) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), bytes);
  }
}

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '-m', message);
}

function turned(path: string): Uint8Array {
  const bytes = Buffer.from(files.get(path) ?? '');
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes;
}

/** These commits are made by hand, and `verify` says so. */
const unsigned = expect.stringMatching(/was not made by the team: it is not signed$/);

async function verify() {
  const repository = await openRepository(directory);
  onTestFinished(() => closeRepository(repository));
  const record = await branchRecord(repository);
  const result = await verifyRecord(record, commitsOf(repository, record), noAnchors);
  return { ...result, code: verificationExitCode(result), text: verificationText(result, 'here') };
}

async function refusedHere() {
  const { code, refused } = await verify();
  return [code, refused[0]];
}

describe('the commit of a decision', () => {
  test('is what verify compares with, and its copy is the record', async () => {
    commitDecision();
    const { refused, code, notes, papers } = await verify();
    expect([refused, code, notes]).toEqual([[], 0, [unsigned]]);
    expect(papers).toHaveLength(6);
  });

  test('that was not fetched is said with the command, and is no refusal', async () => {
    const { refused, code, text } = await verify();
    expect([refused, code]).toEqual([[], 0]);
    expect(text).toContain("the decision's commit is not here: git fetch origin b\ngate file and papers: not checked");
    // A branch that was fetched before the decision is no better.
    git('branch', small.gate.git.branch, 'main');
    expect(await verify()).toMatchObject({
      code: 0,
      refused: [],
      notes: [expect.stringContaining('git fetch'), expect.any(String)],
    });
  });

  test('counts where the branch is only merged by now', async () => {
    commitDecision();
    git('switch', '--quiet', 'main');
    git('merge', '--quiet', '--no-ff', '-m', 'Merge', small.gate.git.branch);
    git('branch', '--quiet', '-D', small.gate.git.branch);
    expect(await verify()).toMatchObject({ code: 0, refused: [], notes: [unsigned] });
  });

  test('stands when gate file and papers change after it: each is a line of its own', async () => {
    commitDecision();
    write(new Map([['sallyport.yaml', 'sallyport: 1\n']]));
    rmSync(join(directory, 'log.md'));
    commit('Begin the next one');
    const { refused, code, notes } = await verify();
    expect([refused, code]).toEqual([[], 0]);
    expect(notes).toEqual([
      unsigned,
      "sallyport.yaml: changed on b since the decision's commit",
      "log.md: taken away on b since the decision's commit",
    ]);
  });

  test('stands when papers are sealed anew after it', async () => {
    commitDecision();
    const text = '# All is well\n';
    const sealed = small.record.view().statements.findLast((each) => each.type === 'paper' && each.body.kind === 'log');
    if (sealed?.type !== 'paper') throw new Error('There is no log.');
    await small.record.paper(text, { ...sealed.body, bytes: sha256(text), parts: [] });
    const repository = await openRepository(directory);
    await appendToRecord(repository, async () => new Map(small.record.files));
    closeRepository(repository);
    expect(await verify()).toMatchObject({ code: 0, refused: [] });
  });

  test.each(['log.md', 'minutes.md', 'deliverables.md', 'readiness.md', 'sallyport.yaml', 'p.yaml'])(
    'is refused with one bit turned in it: %s, under another message and without its copy as well',
    async (path) => {
      files.set(path, turned(path));
      const refusal = expect.stringMatching(new RegExp(`^${path}: `));
      commitDecision();
      expect(await refusedHere()).toEqual([3, refusal]);
      commitDecision('Something else');
      expect(await refusedHere()).toEqual([3, refusal]);
      git('rm', '-r', '--quiet', '.sallyport');
      git('commit', '--quiet', '--amend', '-m', small.gate.git.message);
      expect(await refusedHere()).toEqual([3, refusal]);
    },
  );
});

describe('the copy in the commit of a decision', () => {
  test('is refused for every file with one bit turned, taken away, or added', async () => {
    const paths = [...files.keys()].filter((path) => path.startsWith('.sallyport/'));
    const decision = `.sallyport/${statementPath(small.decision)}`;
    for (const path of new Set([decision, ...paths.filter((_, index) => index % 9 === 0)])) {
      const bytes = files.get(path) ?? Buffer.alloc(0);
      files.set(path, turned(path));
      commitDecision();
      const refused = [expect.stringContaining(`${path}: `)];
      expect([path, await verify()]).toMatchObject([path, { code: 3, refused }]);
      files.set(path, bytes);
    }
    for (const path of [decision, '.sallyport/.gitattributes', '.sallyport/log/leaves']) {
      commitDecision();
      git('rm', '--quiet', path);
      git('commit', '--quiet', '--amend', '--no-edit');
      const { code, refused } = await verify();
      expect([path, code, refused]).toEqual([path, 3, expect.arrayContaining([expect.stringContaining(path)])]);
    }
    files.set('.sallyport/statements/README.md', Buffer.from('x'));
    commitDecision();
    const refused = ['.sallyport/statements/README.md: the record has no such file'];
    expect(await verify()).toMatchObject({ code: 3, refused });
  });

  test('may end before the record does', async () => {
    commitDecision();
    await small.record.seal();
    const repository = await openRepository(directory);
    await small.record.hold({ decision: small.decision, criteria: ['O1'], reason: 'open' }, { by: 'runner:seal' });
    await small.record.seal();
    await appendToRecord(repository, async () => new Map(small.record.files));
    closeRepository(repository);
    expect(await verify()).toMatchObject({ code: 0, refused: [] });
  });
});
