import { spawn, spawnSync } from 'node:child_process';
import { cpSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { branch, look, prepare, repair } from './ceremony.ts';
import { freshFolder } from './fresh-folder.ts';
import { runnerId, sealerId } from './people.ts';
import { type Stage, setStage } from './stage.ts';

const house = fileURLToPath(new URL('../../../', import.meta.url));
const node: readonly [string, ...string[]] = [process.execPath, '--conditions=sallyport-source', '--no-warnings'];
const program: readonly [string, ...string[]] = [...node, join(house, 'packages/cli/src/main.ts')];

/** Sets up Emberfall as the team believes it is ready, and serves it until somebody ends it: one link a person. */
async function open(): Promise<void> {
  const directory = freshFolder(join(dirname(house.replace(/\/$/, '')), 'emberfall-demo'));
  const now = new Date();
  say('Setting up Emberfall: a repository, nine people with keys, a gate file, and a first look. Half a minute.');
  buildPages();
  const stage = await setStage({ directory, state: 'believed', now, program });
  await oneMachine(stage);
  await prepare(stage, now, () => undefined);
  await look(stage, 'The runner looks for itself', () => undefined);
  const clone = join(directory, 'server');
  await stage.git('mira', ['clone', '--quiet', '--branch', branch, stage.remote, clone]);
  bringUntracked(stage, clone);
  // The one commit names the machine that makes it; who decided stands in the decision, signed.
  await stage.git('mira', ['-C', clone, 'config', 'user.name', 'Emberfall Gate']);
  await stage.git('mira', ['-C', clone, 'config', 'user.email', 'gate@emberfall.example']);
  say(`Everything lies in ${directory}.
Emberfall believes it is ready, and the board says otherwise. Press Enter here when the team should mend what was
found: one commit for each area, which the server sees by itself. Ctrl-C ends it. (The walk without a browser: npm run walk.)`);
  const server = spawn(program[0], [...program.slice(1), 'serve', ...serveOptions(stage, clone)], {
    cwd: clone,
    env: stage.environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const lines = createInterface({ input: process.stdin });
  let mended = false;
  lines.on('line', () => {
    if (mended) return;
    mended = true;
    mend(stage, clone, now).then(
      () => say('Mended and pushed. Watch the board. Installers are not in git: on B1, press "Look again now".'),
      (error: unknown) => say(`The repair failed: ${String(error)}`),
    );
  });
  // Ctrl-C reaches the server as well, which ends in its own time.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  process.exitCode = await new Promise<number>((ended) => {
    server.on('exit', (code) => ended(code ?? 1));
  });
  lines.close();
}

/** The team mends and tags its new candidate anew; no server follows a tag that moves by itself, so it is told to. */
async function mend(stage: Stage, clone: string, now: Date): Promise<void> {
  await repair(stage, now);
  bringUntracked(stage, clone);
  await stage.git('mira', ['-C', clone, 'fetch', '--quiet', '--force', '--tags', 'origin']);
}

/** What is declared as untracked lies on the machine that looks: nobody commits an environment file or an installer. */
function bringUntracked(stage: Stage, clone: string): void {
  for (const path of ['deploy/.env.staging', 'release'])
    cpSync(join(stage.clone('mira'), path), join(clone, path), { recursive: true, force: true });
}

/** A second, and the pages are those of the source beside. */
function buildPages(): void {
  const [file, ...words] = [...node, join(house, 'packages/web/scripts/main.ts')];
  const { status, stderr } = spawnSync(file ?? '', words, { encoding: 'utf8' });
  if (status !== 0) say(`The pages could not be built, so older ones are shown, if there are any:\n${stderr}`);
}

/** The server looks and seals with one key: the runner that the gate file names, listed as a sealer. */
async function oneMachine(stage: Stage): Promise<void> {
  const { people, privateKeys } = stage.keys;
  rmSync(join(people, `${sealerId}.sealer.pub`));
  renameSync(join(people, `${runnerId}.runner.pub`), join(people, `${runnerId}.sealer.pub`));
  await stage.git('mira', ['config', 'sallyport.sealKey', privateKeys.get(runnerId) ?? '']);
}

function serveOptions(stage: Stage, clone: string): readonly string[] {
  const key = stage.keys.privateKeys.get(runnerId) ?? '';
  const port = process.env['PORT'] ?? '4180';
  return ['--dir', clone, '--key', key, '--demo-keys', dirname(key), '--port', port];
}

function say(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

await open();
