import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { SmallProject } from './small-project.ts';

/** The remote of a small project, and what somebody else brings to it. */
export interface ProjectRemote {
  readonly directory: string;
  /** Changes one file on the named branch there, without the project's clone hearing of it. */
  readonly change: (path: string, change: (text: string) => string) => void;
}

const branch = 'refs/heads/feature/phase-2';

/** A bare repository beside the project, with everything that it has, configured as its `origin`. */
export function remoteOf(project: Pick<SmallProject, 'directory' | 'git'>): ProjectRemote {
  const directory = join(project.directory, '..', 'remote.git');
  execFileSync('git', ['clone', '--quiet', '--bare', project.directory, directory]);
  project.git('remote', 'add', 'origin', directory);
  function git(args: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): string {
    const options = { cwd: directory, input, encoding: 'utf8', env: { ...process.env, ...env } } as const;
    return execFileSync('git', args, options).trim();
  }
  return {
    directory,
    change(path, change) {
      const index = { GIT_INDEX_FILE: join(directory, 'index-of-somebody-else') };
      const text = execFileSync('git', ['show', `${branch}:${path}`], { cwd: directory, encoding: 'utf8' });
      const blob = git(['hash-object', '-w', '--stdin'], {}, change(text));
      git(['read-tree', branch], index);
      git(['update-index', '--cacheinfo', `100644,${blob},${path}`], index);
      const tree = git(['write-tree'], index);
      const who = ['-c', 'user.name=Else', '-c', 'user.email=else@lantern.example'];
      git(['update-ref', branch, git([...who, 'commit-tree', tree, '-p', branch, '-m', `Change ${path}`])]);
    },
  };
}
