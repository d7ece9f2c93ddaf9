import type { Session } from '@sallyport/actions';

/** One line that says which bytes were judged and how fresh the record is. */
export function syncNote({ materials, sync }: Pick<Session, 'materials' | 'sync'>): string {
  const where = `judged ${materials.from} at ${materials.commit.slice(0, 12)}`;
  const record = sync.reached ? 'record fetched' : `record not fetched (${sync.why})`;
  return ` ${where}; ${record}`;
}
