import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that tests start, and the Debian package each comes in. */
const neededPrograms: Readonly<Record<string, string>> = {
  'docker-compose': 'docker-compose',
  git: 'git',
  'ssh-keygen': 'openssh-client',
  'ssh-agent': 'openssh-client',
  setsid: 'util-linux',
  unshare: 'util-linux',
};

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
