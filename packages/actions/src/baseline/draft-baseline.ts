import { type Board, resolvedDigest, resolvedText } from '@sallyport/gate';
import { probes } from '@sallyport/probes';
import { sha256 } from '@sallyport/record';
import { ruleSet } from '../judge/rule-set.ts';
import { type PapersDraft, renderPapers } from '../papers/render-papers.ts';
import type { Founded } from '../session/require-record.ts';
import type { NewStatement } from '../statement/encode-draft.ts';

export interface BaselineDraft {
  /** The baseline first, then the log. */
  readonly statements: readonly [NewStatement<'gate'>, ...NewStatement<'paper'>[]];
  readonly papers: PapersDraft;
}

/** The gate statement, and the progress log as it stands, so that A2 can be looked at. */
export async function draftBaseline(session: Founded, board: Board): Promise<BaselineDraft> {
  const { gate, source, materials } = session;
  const resolved = new TextEncoder().encode(resolvedText(gate));
  const papers = await renderPapers(session, board, ['log']);
  const baseline: NewStatement<'gate'> = {
    type: 'gate',
    subject: [{ name: source.path, digest: { sha256: source.digest } }],
    body: {
      path: source.path,
      source: source.digest,
      profiles: source.profiles.map(({ path, bytes }) => ({ path, sha256: sha256(bytes) })),
      resolved: resolvedDigest(gate),
      profile: gate.profile,
      rules: ruleSet(),
      facets: probes.map((each) => `${each.id}@${each.mode}`).sort(),
      commit: materials.commit,
    },
    blobs: [source.bytes, ...source.profiles.map(({ bytes }) => bytes), resolved],
  };
  return { statements: [baseline, ...papers.statements], papers };
}
