import { setting } from './configuration.ts';
import type { Repository } from './repository.ts';

/** The remote a repository works with: `sallyport.remote`, the current branch's, `origin`, or the only one; or null. */
export function preferredRemote(repository: Pick<Repository, 'remotes' | 'head' | 'settings'>): string | null {
  const names = repository.remotes.map((remote) => remote.name);
  const branch = repository.head.kind === 'detached' ? null : repository.head.branch;
  const wanted = [
    setting(repository.settings, 'sallyport.remote'),
    branch === null ? null : setting(repository.settings, `branch.${branch}.remote`),
    'origin',
  ];
  return (
    wanted.find((name) => name !== null && names.includes(name)) ?? (names.length === 1 ? (names[0] ?? null) : null)
  );
}
