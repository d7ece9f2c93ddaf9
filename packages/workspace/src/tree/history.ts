import type { HistoryReader } from '@sallyport/gate';
import { resolveCommit } from '../git/references.ts';
import type { Repository } from '../git/repository.ts';
import { normalPath } from './safe-path.ts';

/** What past commits hold. In a shallow clone absence proves nothing, and `shallow` says so. */
export function history(repository: Repository): HistoryReader {
  return {
    shallow: repository.shallow,
    commit: (name) => resolveCommit(repository, name),
    async readAt(commit, path) {
      const plain = normalPath(path);
      if (plain === null || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
      const object = await repository.objects.read(`${commit}:${plain}`);
      return object?.type === 'blob' ? object.bytes : null;
    },
  };
}
