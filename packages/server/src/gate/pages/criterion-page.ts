import { aboutSelectors, type CriterionView, type FacetView, type SignoffView } from '@sallyport/gate';
import type { PersonId, RecordView, Sha256 } from '@sallyport/record';
import type { CriterionPage, SignoffRow } from '../../contract/criterion.ts';
import { type JudgedGate, shownBoard } from '../judged-gate.ts';
import { ageOf } from './age.ts';
import { blockerRow, readerOf } from './blocker-rows.ts';
import { areaOf, areaTitle } from './board-areas.ts';
import { openDeviations } from './open-deviations.ts';
import { isAbout, statementAuthor, statementWords } from './statement-words.ts';
import { personRef, rolesOf, roleTitle } from './words.ts';

type FacetRow = CriterionPage['facets'][number];

/** `GET /api/criteria/{id}`; null where the gate has no such criterion. `sha256` digests a judged document. */
export async function criterionPage(
  judged: JudgedGate,
  person: PersonId,
  id: string,
  sha256: (path: string) => Promise<Sha256 | null>,
): Promise<CriterionPage | null> {
  const { gate, record, revision } = judged;
  const board = shownBoard(judged);
  const view = board.criteria.find((each) => each.criterion.id.toLowerCase() === id.toLowerCase());
  if (view === undefined) return null;
  const { criterion } = view;
  const mine = rolesOf(board, person);
  const deviations = openDeviations({ board, record }, person);
  const paths = aboutSelectors(gate, criterion.id).flatMap((each) => (each.kind === 'path' ? [each.path] : []));
  return {
    revision,
    id: criterion.id,
    title: criterion.title,
    area: areaTitle(areaOf(criterion.id)),
    asks: criterion.asks,
    owner: criterion.owner,
    ownerTitle: roleTitle(board, criterion.owner),
    required: criterion.required || criterion.floor,
    floor: criterion.floor,
    waivable: criterion.waivable && !criterion.floor,
    maxAge: criterion.maxAge,
    state: view.state,
    waived: view.waived,
    substance: view.substance,
    explanation: view.explanation && blockerRow(view.explanation, board, readerOf(board, record, person)),
    facets: view.facets.map((facet) => facetRow(judged, view, facet, board.at)),
    signers: view.signers.map(({ role, persons, missing }) => ({
      role,
      title: roleTitle(board, role),
      persons: persons.map((each) => personRef(record, each)),
      missing: missing.map((each) => personRef(record, each)),
    })),
    restsOn: [...criterion.restsOn],
    documents: await Promise.all(paths.map(async (path) => ({ path, sha256: await sha256(path) }))),
    history: record === null ? [] : [...history(record, view)],
    mine: {
      canAnswer: view.signers.some(({ role }) => mine.includes(role)) || acknowledges(view, person),
      canLook: view.facets.some(({ by }) => by === 'probed'),
      canAskWaiver:
        mine.length > 0 &&
        criterion.waivable &&
        !criterion.floor &&
        view.facets.some(({ result }) => result === 'Failed'),
      canDeviate: board.weakenings.some((each) => each.criterion === criterion.id && deviations.has(each.digest)),
    },
  };
}

function acknowledges({ facets }: CriterionView, person: PersonId): boolean {
  return facets.some(({ acknowledgement }) => acknowledgement?.missing.includes(person) ?? false);
}

function facetRow({ board, record }: JudgedGate, view: CriterionView, facet: FacetView, now: string): FacetRow {
  const waived = waivedFindings({ board, record }, view.criterion.id, facet.facet.id);
  return {
    id: facet.facet.id,
    by: facet.by,
    state: facet.state,
    waived: facet.waived,
    summary: facet.summary,
    observedAt: facet.observedAt,
    left: ageOf(view, facet, now)?.left ?? null,
    vantage: facet.vantage,
    coverage: facet.coverage && { ...facet.coverage },
    findings: facet.findings.map((each) => ({ ...each, waived: waived.has(each.fingerprint) })),
    facts: { ...facet.facts },
    evidence: [...facet.evidence],
    signoffs: facet.signoffs.map((each) => signoffRow(record, each)),
  };
}

/** One answer, with the name of who gave it. */
export function signoffRow(record: RecordView | null, { person, ...answer }: SignoffView): SignoffRow {
  const { statement, role, reason, time, stands, presence } = answer;
  return { statement, person: personRef(record, person), role, answer: answer.answer, reason, time, stands, presence };
}

/** Fingerprints under a waiver in force for this facet. */
function waivedFindings(
  { board, record }: Pick<JudgedGate, 'board' | 'record'>,
  criterion: string,
  facet: string,
): ReadonlySet<Sha256> {
  const inForce = new Set(board.relief.filter((each) => each.state === 'in force').map((each) => each.statement));
  const waivers = record?.statements.filter((each) => inForce.has(each.digest)) ?? [];
  return new Set(
    waivers.flatMap((each) =>
      each.type === 'waiver' && each.body.criterion === criterion && each.body.facet === facet
        ? each.body.findings
        : [],
    ),
  );
}

/** Statements about one criterion, newest first. */
function history(record: RecordView, { criterion }: CriterionView): CriterionPage['history'] {
  return record.statements
    .filter((each) => isAbout(each, criterion.id))
    .map((each) => ({
      statement: each.digest,
      type: each.type,
      by: statementAuthor(record, each),
      time: each.header.time,
      what: statementWords(each, criterion.id),
    }))
    .reverse();
}
