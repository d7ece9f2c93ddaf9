import type { ResolvedGate, Selector } from '@sallyport/gate';

/**
 * What every probe of staging's files looks at: the stack, and what stands beside it. Which files are mounted is known
 * only after reading, so the folders of the Compose files count whole; the root counts file by file. What services are
 * built from stands elsewhere, and goes by its name.
 */
export function stackSelectors(gate: ResolvedGate): readonly Selector[] {
  const { files, environment } = gate.staging;
  const folders = new Set(
    files.filter((path) => path.includes('/')).map((path) => path.slice(0, path.lastIndexOf('/'))),
  );
  return [
    { kind: 'gate', keys: ['staging', 'untracked'] },
    ...[...files, ...environment].map((path): Selector => ({ kind: 'path', path })),
    ...[...folders].map((path): Selector => ({ kind: 'folder', path })),
    { kind: 'named', names: ['Dockerfile', 'Containerfile', '.dockerignore'] },
  ];
}
