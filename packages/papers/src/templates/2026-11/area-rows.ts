import { deliverableKey } from '@sallyport/gate';
import type { Snapshot } from '@sallyport/record';
import { peopleText } from '../../markdown/people-text.ts';
import type { PaperModel } from '../../paper-model.ts';
import { ofType } from './citations.ts';
import type { KickoffHistory } from './kickoff-history.ts';

const conclusive: ReadonlySet<string> = new Set(['Passed', 'Failed', 'NeedsReview']);

/** Criteria in a snapshot; its substances also carry what the owners of deliverables sign. */
export function criteriaOf(snapshot: Snapshot): readonly string[] {
  return Object.keys(snapshot.substances).filter((id) => !id.startsWith(deliverableKey('')));
}

/**
 * One row an area, counted from the poll's snapshot and what came before it. "Looked at by a probe" counts criteria of
 * which a probe concluded something about the same subject; it does not say that it passed.
 */
export function areaRows(model: PaperModel, history: KickoffHistory): readonly (readonly string[])[] {
  const { poll, order, before, withdrawnBefore } = history;
  if (poll === null) return [];
  const { snapshot } = poll.body;
  const probed = new Set(
    ofType(order, 'evidence', before).flatMap(({ body }) =>
      body.entries
        .filter(({ criterion, facet, subject }) => snapshot.subjects[`${criterion}/${facet}`] === subject)
        .filter((entry) => conclusive.has(entry.result))
        .map((entry) => entry.criterion),
    ),
  );
  const signed = new Set(
    ofType(order, 'signoff', before)
      .filter((signoff) => signoff.body.purpose === 'criterion' && !withdrawnBefore.has(signoff.digest))
      .flatMap(({ body }) => body.entries)
      .filter((entry) => entry.answer === 'accepted' && snapshot.substances[entry.about] === entry.substance)
      .map((entry) => entry.about),
  );
  const relieved = (type: 'waiver' | 'deviation'): ReadonlySet<string> =>
    new Set(
      ofType(order, type)
        .filter((statement) => snapshot.relief.includes(statement.digest))
        .map((statement) => statement.body.criterion),
    );
  const waived = relieved('waiver');
  const deviated = relieved('deviation');
  const required = new Set(
    model.gate.criteria.filter((criterion) => criterion.required).map((criterion) => criterion.id),
  );
  const areas = new Map<string, string[]>();
  for (const id of criteriaOf(snapshot).toSorted()) {
    const area = /^[A-Z]+/u.exec(id)?.[0] ?? id;
    areas.set(area, [...(areas.get(area) ?? []), id]);
  }
  return [...areas].map(([area, ids]) => {
    const count = (set: ReadonlySet<string>): string => String(ids.filter((id) => set.has(id)).length);
    return [
      peopleText(area),
      String(ids.length),
      count(required),
      count(probed),
      count(signed),
      count(waived),
      count(deviated),
    ];
  });
}
