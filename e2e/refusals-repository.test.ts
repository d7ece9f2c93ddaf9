import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { branch, type Outcome, openStage, type Stage } from '@sallyport/emberfall';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { packed } from './packed.ts';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { recordIn } from './stage/hand-made.ts';
import { expectRefused } from './stage/refusal.ts';
import { stageAt, temporaryFolder } from './stage/stage-at.ts';

const logPath = 'docs/progress_logs/progress_phase_7.md';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 600_000);

/** Runs the command in any directory, with an environment of its own. */
async function runIn(cwd: string, words: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Outcome> {
  const [node, command] = await packed();
  const { status, stdout, stderr } = spawnSync(node, [command, ...words], { cwd, env, encoding: 'utf8' });
  return { code: status ?? -1, stdout, stderr };
}

describe('places that are no repository', () => {
  test('an empty directory: what judges says HOLD, what acts refuses, and a survey works', async () => {
    const folder = temporaryFolder();
    expectRefused(await runIn(folder, ['status']), 2, 'REPOSITORY_NOT_FOUND', /git init|repository/);
    expectRefused(await runIn(folder, ['init']), 64, 'REPOSITORY_NOT_FOUND', /repository/);
    expectRefused(await runIn(folder, ['verify']), 2, 'CLI_NO_TRUST_ROOT', /neither a repository nor/);
    expect(await runIn(folder, ['check'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^SURVEY/) });
    expect(await runIn(join(folder, 'nowhere'), ['status']).catch(() => null)).not.toMatchObject({ code: 0 });
    expect(await runIn(folder, ['status', '--dir', join(folder, 'nowhere')])).toMatchObject({ code: 64 });
  });

  test('a bare repository, and one without a commit', async () => {
    const folder = temporaryFolder();
    execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'bare.git')]);
    execFileSync('git', ['init', '--quiet', join(folder, 'unborn')]);
    expect(await runIn(join(folder, 'bare.git'), ['init'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/bare/),
    });
    expect(await runIn(join(folder, 'unborn'), ['init'])).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/commit/),
    });
    expectRefused(await runIn(join(folder, 'unborn'), ['status']), 2, 'CLI_NO_GATE_FILE', /neither a record nor/);
    expect(await runIn(join(folder, 'unborn'), ['check'])).toMatchObject({ code: 0 });
  });

  test('no git on this machine: a survey works, everything else says what is missing', async () => {
    const stage = await stageAt('repaired');
    const bin = temporaryFolder();
    symlinkSync(
      execFileSync('sh', ['-c', 'command -v ssh-keygen'], { encoding: 'utf8' }).trim(),
      join(bin, 'ssh-keygen'),
    );
    const env = { ...process.env, PATH: bin };
    expectRefused(await runIn(stage.clone('mira'), ['status'], env), 2, 'GIT_MISSING', /git/i);
    expectRefused(await runIn(stage.clone('mira'), ['sign', '--accept'], env), 64, 'GIT_MISSING', /git/i);
    // The gate file stands above, so this is no place without a gate.
    const below = join(stage.clone('mira'), 'docs');
    expectRefused(await runIn(below, ['check'], env), 2, 'GIT_MISSING', /git/i);
    expectRefused(await runIn(below, ['explain', 'B7'], env), 2, 'GIT_MISSING', /git/i);
    const plain = temporaryFolder();
    writeFileSync(join(plain, 'SECURITY.md'), '# Security\n');
    expect(await runIn(plain, ['check'], env)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^SURVEY/) });
  });

  test('a repository that git will not open is no place without a gate', async () => {
    const stage = await stageAt('repaired');
    const below = join(stage.clone('mira'), 'docs');
    writeFileSync(join(stage.clone('mira'), '.git', 'config'), '[broken\n');
    for (const words of [['status'], ['check'], ['explain', 'B7']]) {
      const { code, stdout } = await runIn(below, words);
      expect([code, stdout], words.join(' ')).toEqual([2, '']);
    }
  });

  test('compiled code that a project brings along is not run', async () => {
    const stage = await stageAt('repaired');
    const cache = join(stage.clone('mira'), '.cache');
    const env = { ...process.env, XDG_CACHE_HOME: cache, NODE_DISABLE_COMPILE_CACHE: '' };
    const below = join(stage.clone('mira'), 'docs');
    expect(await runIn(below, ['status'], env)).toEqual(await runIn(below, ['status']));
    expect(existsSync(cache)).toBe(false);
  });

  test('no ssh-keygen on this machine: signing says so, reading works', async () => {
    const stage = await stageAt('repaired');
    const bin = temporaryFolder();
    symlinkSync(execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim(), join(bin, 'git'));
    const without = openStage({ directory: stage.directory, program: await packed(), environment: { PATH: bin } });
    expectRefused(
      await without.sallyport('theo', ['sign', '--accept', '--offline']),
      64,
      'KEYGEN_MISSING',
      /ssh-keygen/,
    );
    expect(await without.sallyport('theo', ['status', '--offline'])).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^NO-GO/),
    });
  });
});

describe('unusual clones', () => {
  test('a shallow clone judges what it has and says what it could not see', async () => {
    const stage = await stageAt('repaired');
    const shallow = join(stage.directory, 'shallow');
    const from = ['--quiet', '--depth', '1', '--branch', branch, `file://${stage.remote}`, shallow];
    execFileSync('git', ['clone', ...from]);
    const status = await runIn(shallow, ['status']);
    expect(status).toMatchObject({ code: expect.toBeOneOf([1, 2]), stdout: expect.stringMatching(/^(HOLD|NO-GO)/) });
    const checked = await runIn(shallow, ['check', '--json']);
    expect(checked.code).toBeOneOf([1, 2]);
    const { entries } = JSON.parse(checked.stdout) as {
      readonly entries: { readonly facet: string; readonly result: string; readonly summary: string }[];
    };
    const candidate = entries.find((each) => each.facet === 'history.candidate@file');
    expect(candidate).toMatchObject({ result: 'Unknown' });
  });

  test('a detached HEAD: the named branch is judged all the same, and the decision is made beside it', async () => {
    const stage = await stageAt('approved');
    await stage.git('mira', ['stash', 'push', '--quiet', '--include-untracked', '--', 'docs']);
    await stage.git('mira', ['checkout', '--quiet', '--detach', 'main']);
    expect(await stage.sallyport('mira', ['status'])).toMatchObject({ stdout: expect.stringMatching(/^GO/) });
    expect(await stage.sallyport('mira', ['decide'])).toMatchObject({ code: 0 });
    expect(await stage.git('mira', ['rev-parse', 'HEAD'])).toBe(await stage.git('mira', ['rev-parse', 'main']));
    expect(await stage.git('mira', ['show', `${branch}:${logPath}`])).toContain(
      'Phase 7 (External Closed Testing) Initiated',
    );
    await stage.git('mira', ['switch', '--quiet', branch]);
    expect(await stage.git('mira', ['status', '--porcelain'])).toBe('');
  });

  test('a checkout with CRLF: what is judged, signed and committed are the committed bytes', async () => {
    const stage = await stageAt('approved');
    const clone = stage.clone('mira');
    await stage.git('mira', ['config', 'core.autocrlf', 'true']);
    const tracked = (await stage.git('mira', ['ls-files'])).split('\n');
    for (const path of tracked) rmSync(join(clone, path));
    await stage.git('mira', ['checkout', '--quiet', '--', '.']);
    expect(readFileSync(join(clone, 'sallyport.yaml'), 'utf8')).toContain('\r\n');
    expect(await stage.sallyport('mira', ['status'])).toMatchObject({ stdout: expect.stringMatching(/^GO/) });
    expect(await stage.sallyport('mira', ['decide'])).toMatchObject({ code: 0 });
    const bytes = execFileSync('git', ['cat-file', 'blob', `${branch}:${logPath}`], { cwd: clone, encoding: 'utf8' });
    expect(bytes).not.toContain('\r');
    expect(await stage.git('mira', ['status', '--porcelain'])).toBe('');
    expect(await stage.sallyport('mira', ['verify'])).toMatchObject({ code: 0 });

    const fresh = join(stage.directory, 'fresh');
    execFileSync('git', ['clone', '--quiet', '--config', 'core.autocrlf=true', '--branch', branch, clone, fresh]);
    rmSync(join(fresh, '.git'), { recursive: true });
    expect(readFileSync(join(fresh, 'SECURITY.md'), 'utf8')).toContain('\r\n');
    const copy = await runIn(fresh, ['verify']);
    expect(copy.stdout).toMatch(/statements, \d+ sealed/);
    expect(copy).toMatchObject({ code: expect.toBeOneOf([0, 3]) });
  });

  test('a merge that is not finished: the decision waits, and says where', async () => {
    const stage = await stageAt('approved');
    writeFileSync(
      join(stage.clone('mira'), '.git', 'MERGE_HEAD'),
      `${await stage.git('mira', ['rev-parse', 'main'])}\n`,
    );
    const before = await stage.git('mira', ['rev-parse', branch]);
    const refused = await stage.sallyport('mira', ['decide']);
    expectRefused(refused, 2, 'OPERATION_IN_PROGRESS', /merge.*not finished/);
    expect(await stage.git('mira', ['rev-parse', branch])).toBe(before);
  });
});

describe('disks', () => {
  /** Runs a shell script in a mount namespace of its own, with the stage's environment. */
  async function inOwnMounts(stage: Stage, lines: readonly string[]): Promise<Outcome> {
    const [node, command] = await packed();
    const script = join(stage.directory, 'mounts.sh');
    const sallyport = `sallyport() { '${node}' '${command}' "$@"; }`;
    writeFileSync(script, ['set -u', `cd '${stage.directory}'`, sallyport, ...lines, ''].join('\n'));
    const home = join(stage.directory, 'home');
    const env = { ...process.env, HOME: home, XDG_DATA_HOME: join(home, 'data') };
    const { status, stdout, stderr } = spawnSync('unshare', ['-m', '--', 'sh', script], { env, encoding: 'utf8' });
    return { code: status ?? -1, stdout, stderr };
  }

  test.each([0, 8, 64, 256])(
    'no space left, %i KB free: refused, nothing lost, and the next command works',
    async (free) => {
      const stage = await stageAt('repaired');
      const record = await stage.git('theo', ['rev-parse', 'refs/remotes/origin/sallyport/record']);
      mkdirSync(join(stage.directory, 'full'));
      const ended = await inOwnMounts(stage, [
        'mount -t tmpfs -o size=24m tmpfs full',
        'cp -a clones/theo full/theo',
        `dd if=/dev/zero of=full/space bs=1k count=${free} 2>/dev/null`,
        'dd if=/dev/zero of=full/rest bs=1k 2>/dev/null',
        'rm full/space',
        'cd full/theo',
        'sallyport sign --accept --offline >../../signed.out 2>../../signed.err; echo "signed $?"',
        'rm ../rest',
        'sallyport status --offline >../../status.out 2>../../status.err; echo "status $?"',
        'git fsck --no-progress >../../fsck.out 2>&1; echo "fsck $?"',
        'sallyport sign --accept --offline >/dev/null 2>../../again.err; echo "again $?"',
        'sallyport verify >/dev/null 2>&1; echo "verify $?"',
      ]);
      const said = readFileSync(join(stage.directory, 'signed.err'), 'utf8');
      const [signed = '', ...rest] = ended.stdout.trim().split('\n');
      expect([signed, said]).toEqual([
        expect.stringMatching(/^signed (0|2|64)$/),
        expect.not.stringMatching(/\n\s+at /),
      ]);
      if (signed !== 'signed 0') expect(said).toMatch(/space/i);
      if (free === 0) expect(signed).not.toBe('signed 0');
      expect(rest).toEqual([
        expect.stringMatching(/^status [12]$/),
        'fsck 0',
        'again 0',
        expect.stringMatching(/^verify [012]$/),
      ]);
      expect(record).toMatch(/^[0-9a-f]{40}$/);
    },
  );

  test('a read-only tree: reading works, writing is refused with the file and the reason', async () => {
    const stage = await stageAt('repaired');
    const before = (await recordIn(stage, 'theo')).statements.length;
    const ended = await inOwnMounts(stage, [
      'mount --bind clones/theo clones/theo',
      'mount -o remount,ro,bind clones/theo',
      'cd clones/theo',
      'for words in status check "explain A8" verify "sign --show" "kickoff agenda" "drill --criterion A9"; do',
      '  sallyport $words --offline >../../ro.out 2>../../ro.err || true; done',
      'sallyport status --offline >../../status.out 2>../../status.err; echo "status $?"',
      'sallyport status >../../fetched.out 2>../../fetched.err; echo "fetched $?"',
      'sallyport verify >../../verify.out 2>&1; echo "verify $?"',
      'sallyport check --offline >../../check.out 2>&1; echo "check $?"',
      'sallyport sign --accept --offline >../../sign.out 2>../../sign.err; echo "sign $?"',
    ]);
    const read = (name: string): string => readFileSync(join(stage.directory, name), 'utf8');
    expect([ended.stdout.trim().split('\n'), read('status.err') + read('fetched.err')]).toEqual([
      ['status 1', 'fetched 1', 'verify 2', 'check 2', 'sign 64'],
      expect.not.stringMatching(/\n\s+at /),
    ]);
    expect(read('status.out')).toMatch(/^NO-GO/);
    expect(read('sign.err')).toMatch(/read-only|EROFS/i);
    expect(read('sign.err')).toMatch(/\([A-Z_]+\)/);
    expect((await recordIn(stage, 'theo')).statements).toHaveLength(before);
    expect(existsSync(join(stage.clone('theo'), '.git', 'sallyport.lock'))).toBe(false);
  });
});
