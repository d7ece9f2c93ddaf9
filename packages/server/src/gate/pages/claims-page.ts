import type { Board, FacetView } from '@sallyport/gate';
import type { Claim } from '@sallyport/probes';
import type { RecordView } from '@sallyport/record';
import type { ClaimsPage } from '../../contract/stack.ts';
import { looksOf } from './probe-facets.ts';

const mostClaims = 2000;

/**
 * `GET /api/claims`. What counts is the evidence; `claims` is the same audit of the same bytes, which also knows the
 * claims that hold. null where it could not be made here: then only what the evidence found fault with is listed.
 */
export function claimsPage(board: Board, record: RecordView | null, claims: readonly Claim[] | null): ClaimsPage {
  const { looked, state, summary, facet } = looksOf(board, record, 'history.claims');
  const rows = claims === null ? findingRows(facet) : claims.map(claimRow);
  return { looked, state, summary, counts: countsOf(facet, claims), claims: rows.slice(0, mostClaims) };
}

type Row = ClaimsPage['claims'][number];

function claimRow({ at, text, status, reason, evidence, severity }: Claim): Row {
  const against = evidence.map(placeText).join(', ');
  const open = status === 'contradicted' || status === 'unsupported';
  return {
    place: placeText(at),
    claim: text,
    verdict: status,
    against: against === '' ? reason : `${reason} (${against})`,
    severity: open ? severity : null,
    fix: open ? 'Correct the claim, or do what it says and let it be looked at again.' : '',
  };
}

function findingRows(facet: FacetView | null): Row[] {
  return (facet?.findings ?? []).map(({ place, what, why, fix, severity }) => ({
    place,
    claim: what,
    verdict: 'unsupported' as const,
    against: why,
    severity,
    fix,
  }));
}

function countsOf(facet: FacetView | null, claims: readonly Claim[] | null): Record<string, string> {
  if (claims === null) {
    const facts = Object.entries(facet?.facts ?? {}).filter(([name]) => /^claims\.[a-z-]+$/.test(name));
    return Object.fromEntries(facts.map(([name, value]) => [name.slice('claims.'.length).replace('-', ' '), value]));
  }
  const count = (status: Claim['status']): string => String(claims.filter((claim) => claim.status === status).length);
  const statuses = ['supported', 'contradicted', 'unsupported', 'not checkable'] as const;
  return { total: String(claims.length), ...Object.fromEntries(statuses.map((status) => [status, count(status)])) };
}

function placeText({ path, line }: Claim['at']): string {
  return line === null ? path : `${path}:${line}`;
}
