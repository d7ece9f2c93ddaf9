import type { RecordChanges } from './record-ref.ts';

const PREDICATE = /"predicateType":"https:\/\/sallyport\.dev\/([a-z]{1,32})\/v\d+"/;

/** `Record evidence, 2 votes`-like subject line: which types of statement a commit adds, and how many of each. */
export function recordMessage(changes: RecordChanges): string {
  const counts = new Map<string, number>();
  for (const [path, bytes] of changes) {
    if (bytes === null || !/^statements\/.*\.json$/.test(path)) continue;
    const type = PREDICATE.exec(Buffer.from(bytes).toString('utf8'))?.[1] ?? 'statement';
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  const named = [...counts].map(([type, count]) => (count === 1 ? type : `${type} × ${count}`)).sort();
  if (named.length > 0) return `Record ${named.join(', ')}`;
  return [...changes.keys()].some((path) => path.startsWith('log/')) ? 'Seal the record' : 'Update the record';
}
