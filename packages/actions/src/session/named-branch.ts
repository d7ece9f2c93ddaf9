import { parseResolvedGate } from '@sallyport/gate';
import type { RecordView } from '@sallyport/record';
import { type Repository, setting, workTree } from '@sallyport/workspace';
import { ActionError } from '../action-error.ts';
import { gateFilePath } from './gate-file-path.ts';

/**
 * The branch whose tip is judged: what this clone was told (`sallyport.branch`, set by init), else what the newest
 * baseline says, else what the gate file in the work tree says, else the branch that is checked out.
 */
export async function namedBranch(repository: Repository, record: RecordView | null): Promise<string> {
  const set = setting(repository.settings, 'sallyport.branch');
  if (set) return set;
  for (const each of record?.statements.toReversed() ?? []) {
    const sealed = each.type === 'gate' ? record?.blobs.get(each.body.resolved) : undefined;
    const branch = sealed ? branchOf(sealed) : null;
    if (branch !== null) return branch;
  }
  const named = await branchInWorkTree(repository);
  if (named) return named;
  if (repository.head.kind === 'branch') return repository.head.branch;
  throw new ActionError(
    'CLI_NO_GATE_FILE',
    'There is neither a record nor a gate file here that names a branch to judge.',
    {
      command: 'sallyport init',
    },
  );
}

/** null where the bytes are no gate: one person may propose anything, and must not lock everybody out by it. */
function branchOf(sealed: Uint8Array): string | null {
  try {
    return parseResolvedGate(JSON.parse(new TextDecoder().decode(sealed))).git.branch;
  } catch {
    // A form that cannot be read names no branch; the next source is asked, and `verify` refuses the record.
    return null;
  }
}

/** Only a hint for where to look, so a line is enough; the committed file is parsed strictly afterwards. */
async function branchInWorkTree(repository: Repository): Promise<string | null> {
  if (repository.topLevel === null) return null;
  const tree = workTree(repository);
  const bytes = await tree.read(gateFilePath).catch(() => null);
  const match = bytes ? /^\s+branch:\s*["']?([\w./-]+)/m.exec(new TextDecoder().decode(bytes)) : null;
  return match?.[1] ?? null;
}
