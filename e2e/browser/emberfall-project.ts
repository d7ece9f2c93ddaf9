import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { branch, gateFileText, type Stage, setStage } from '@sallyport/emberfall';
import { packed } from '../packed.ts';

/** Emberfall in its ready state around a bare repository, and the clone that the server has for itself. */
export interface EmberfallProject {
  readonly stage: Stage;
  /** Folder of the server's own clone. */
  readonly clone: string;
  readonly program: readonly [string, ...string[]];
  /** Changes a file on the named branch in the project manager's clone and pushes it; the server's clone hears of it at once. */
  readonly commit: (path: string, change: (text: string) => string) => Promise<void>;
}

/** The named branch with gate file and papers, pushed; nobody is enrolled, and there is no record. */
export async function emberfallProject(directory: string): Promise<EmberfallProject> {
  const program = await packed();
  const now = new Date();
  const stage = await setStage({ directory, state: 'ready', now, program });
  const home = stage.clone('mira');
  const init = ['init', '--phase', '7', '--title', 'External Closed Testing', '--name', 'Emberfall'];
  const { code, stderr } = await stage.sallyport('mira', init);
  if (code !== 0) throw new Error(`sallyport init ended with ${code}: ${stderr}`);
  writeFileSync(join(home, 'sallyport.yaml'), servedGateFile(now));
  await stage.git('mira', ['add', 'sallyport.yaml']);
  await stage.git('mira', ['commit', '--quiet', '--message', 'Describe the phase 7 gate']);
  await stage.git('mira', ['push', '--quiet', 'origin', branch, '--tags']);
  const clone = join(directory, 'server');
  await stage.git('mira', ['clone', '--quiet', '--branch', branch, stage.remote, clone]);
  // What is declared as untracked lies on the machine that looks: nobody commits an environment file or an installer.
  for (const path of ['deploy/.env.staging', 'release'])
    cpSync(join(home, path), join(clone, path), { recursive: true });
  for (const [name, value] of [
    ['user.name', 'Emberfall Gate'],
    ['user.email', 'gate@emberfall.example'],
  ] as const)
    await stage.git('mira', ['-C', clone, 'config', name, value]);
  return {
    stage,
    clone,
    program,
    async commit(path, change) {
      const file = join(home, path);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
      await stage.git('mira', ['commit', '--quiet', '--message', `Change ${path}`, '--', path]);
      await stage.git('mira', ['push', '--quiet', 'origin', branch]);
      // A server asks its remote once a minute by itself.
      await stage.git('mira', ['-C', clone, 'fetch', '--quiet', 'origin']);
    },
  };
}

/** One machine looks and seals, and the trust root that is founded in the browser lists it as `server`. */
function servedGateFile(now: Date): string {
  return gateFileText(now).replace('runners: { "*": [gatehouse] }', 'runners: { "*": [server] }');
}
