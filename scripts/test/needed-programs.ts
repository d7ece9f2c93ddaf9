import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that tests start, and the Debian package each comes in. */
const neededPrograms: Readonly<Record<string, string>> = {
  buildah: 'buildah',
  chromium: 'chromium',
  'docker-compose': 'docker-compose',
  git: 'git',
  ip: 'iproute2',
  mmdebstrap: 'mmdebstrap',
  postgres: 'postgresql',
  'ssh-keygen': 'openssh-client',
  'ssh-agent': 'openssh-client',
  setsid: 'util-linux',
  unshare: 'util-linux',
};

/** Debian puts the programs of each version of PostgreSQL into a folder that is on nobody's PATH. */
export function withPostgresFolders(path: string, debian = '/usr/lib/postgresql'): string {
  const versions = existsSync(debian) ? readdirSync(debian) : [];
  return [path, ...versions.map((version) => join(debian, version, 'bin'))].join(delimiter);
}

/** Debian packages whose programs are not on this PATH. */
export function missingPackages(
  path: string,
  exists: (file: string) => boolean = existsSync,
  needed: Readonly<Record<string, string>> = neededPrograms,
): readonly string[] {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const missing = Object.entries(needed).filter(
    ([program]) => !folders.some((folder) => exists(join(folder, program))),
  );
  return [...new Set(missing.map(([, debianPackage]) => debianPackage))].sort();
}
