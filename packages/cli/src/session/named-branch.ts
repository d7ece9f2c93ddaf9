import { parseResolvedGate } from '@sallyport/gate';
import type { RecordView } from '@sallyport/record';
import { type Repository, setting, workTree } from '@sallyport/workspace';
import { gateFilePath } from './gate-file-path.ts';

/**
 * The branch whose tip is judged: what this clone was told (`sallyport.branch`, set by init), else what the newest
 * baseline says, else what the gate file in the work tree says, else the branch that is checked out.
 */
export async function namedBranch(repository: Repository, record: RecordView | null): Promise<string> {
  const set = setting(repository.settings, 'sallyport.branch');
  if (set) return set;
  const baseline = record?.statements.findLast((each) => each.type === 'gate');
  const sealed = baseline?.type === 'gate' ? record?.blobs.get(baseline.body.resolved) : undefined;
  if (sealed) return parseResolvedGate(JSON.parse(new TextDecoder().decode(sealed))).git.branch;
  return (await branchInWorkTree(repository)) ?? (repository.head.kind === 'branch' ? repository.head.branch : 'HEAD');
}

/** Only a hint for where to look, so a line is enough; the committed file is parsed strictly afterwards. */
async function branchInWorkTree(repository: Repository): Promise<string | null> {
  if (repository.topLevel === null) return null;
  const tree = workTree(repository);
  const bytes = await tree.read(gateFilePath).catch(() => null);
  const match = bytes ? /^\s+branch:\s*["']?([\w./-]+)/m.exec(new TextDecoder().decode(bytes)) : null;
  return match?.[1] ?? null;
}
