import type { Board, FacetView } from '@sallyport/gate';
import type { Instant, Sha256 } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { NewStatement } from '../statement/encode-draft.ts';

export interface WaiverInput {
  /** In any letter case. */
  readonly criterion: string;
  /** null where only one facet failed. */
  readonly facet: string | null;
  /** Beginnings of fingerprints; none for all findings of the facet. */
  readonly findings: readonly string[];
  readonly reason: string;
  readonly expires: Instant;
}

/** Asks for relief; another person who holds the owner's role approves it. Throws CLI_USAGE and CLI_NOT_ALLOWED. */
export function draftWaiver(board: Board, input: WaiverInput): readonly [NewStatement<'waiver'>] {
  const { reason, expires } = input;
  const view = board.criteria.find((each) => each.criterion.id.toLowerCase() === input.criterion.toLowerCase());
  if (!view) throw new ActionError('CLI_USAGE', `The gate has no criterion "${input.criterion}".`);
  const { id, floor, waivable, title } = view.criterion;
  if (floor || !waivable) throw new ActionError('CLI_NOT_ALLOWED', `${id} cannot be waived: ${title}.`);
  const facet = failedFacet(view.facets, input.facet, id);
  const findings = chosenFindings(facet, input.findings);
  return [
    {
      type: 'waiver',
      subject: [{ name: `${id}/${facet.facet.id}`, digest: { sha256: view.substance } }],
      body: { criterion: id, facet: facet.facet.id, findings, reason, expires },
    },
  ];
}

function failedFacet(facets: readonly FacetView[], asked: string | null, criterion: string): FacetView {
  const failed = facets.filter(
    (each) => each.result === 'Failed' && each.findings.length > 0 && (!asked || each.facet.id === asked),
  );
  const [facet] = failed;
  if (!facet)
    throw new ActionError(
      'CLI_USAGE',
      `${criterion} has no failed facet with findings${asked ? ` called ${asked}` : ''}: only findings can be waived.`,
    );
  if (failed.length > 1)
    throw new ActionError(
      'CLI_USAGE',
      `Several facets of ${criterion} failed: say --facet ${failed.map((each) => each.facet.id).join(' or --facet ')}`,
    );
  return facet;
}

function chosenFindings(facet: FacetView, asked: readonly string[]): readonly Sha256[] {
  const all = facet.findings.map((each) => each.fingerprint);
  if (asked.length === 0) return [...all].sort();
  return asked.map((start) => {
    const found = all.filter((each) => each.startsWith(start.toLowerCase()));
    const [one] = found;
    if (!one || found.length > 1)
      throw new ActionError(
        'CLI_USAGE',
        `"${start}" names no single finding of ${facet.facet.id}. They are: ${all.map((each) => each.slice(0, 12)).join(' ')}`,
      );
    return one;
  });
}
