import type { ExposureEntry, TreeReader } from '@sallyport/gate';

/** What a stack publishes now, for people to take over into the exposure ledger or not. */
export interface ExposureDraft {
  /** Ports that testers may be meant to reach. */
  readonly entries: readonly ExposureEntry[];
  /** Ports of data stores, administration and debuggers, with what stands behind them. */
  readonly doubtful: readonly { readonly entry: ExposureEntry; readonly what: string }[];
}

/** Drafts the ledger from Compose files; null where there are none, or where they do not load. */
export async function draftExposure(
  tree: TreeReader,
  staging: { readonly files: readonly string[]; readonly environment: readonly string[] },
): Promise<ExposureDraft | null> {
  if (staging.files.length === 0) return null;
  return await (await import('./draft-ledger.ts')).draftLedger(tree, staging);
}
