import type { HistoryReader } from '@sallyport/gate';
import { history, openRepository } from '@sallyport/workspace';

/** History where there is some; elsewhere a reader that knows nothing and says that its absence proves nothing. */
export async function surveyHistory(directory: string): Promise<HistoryReader> {
  try {
    return history(await openRepository(directory));
  } catch {
    // No repository is a normal place to survey; the probes that need history then say what they could not see.
    return { shallow: true, commit: async () => null, readAt: async () => null };
  }
}
