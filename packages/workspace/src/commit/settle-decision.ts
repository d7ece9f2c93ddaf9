import type { Repository } from '../git/repository.ts';
import type { JournalEntry } from '../record-branch/journal.ts';
export async function settleDecision(_repository: Repository, _entry: JournalEntry): Promise<void> {}
