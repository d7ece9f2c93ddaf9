import type { Board, CriterionView } from '@sallyport/gate';
import type { BoardPage, Cell } from '../../contract/board.ts';
import { ageOf, shortestAge } from './age.ts';

/** Titles of the profile's areas; another letter of the gate file's own stands for itself. */
const titles: Readonly<Record<string, string>> = {
  A: 'Phase record and scope',
  B: 'Client candidate',
  C: 'Staging = planned production',
  D: 'Exposure',
  E: 'Security measures active',
  F: 'Reliability and recovery',
  G: 'Observability',
  H: 'Capacity',
  I: 'Onboarding and legal',
  J: 'Feedback channels',
  K: 'Incident response',
  L: 'External feedback and vulnerability reports',
  M: 'Cohort',
  N: 'On-device narrative',
  O: 'Governance',
};

/** Every criterion as a square, area by area in the order of the gate file. */
export function boardAreas({ criteria, at }: Pick<Board, 'criteria' | 'at'>): BoardPage['areas'] {
  const byArea = Map.groupBy(criteria, ({ criterion }) => areaOf(criterion.id));
  return [...byArea].map(([id, views]) => ({ id, title: areaTitle(id), cells: views.map((view) => cell(view, at)) }));
}

/** The letter of a criterion is its area. */
export function areaOf(criterion: string): string {
  return criterion.charAt(0);
}

export function areaTitle(area: string): string {
  return titles[area] ?? area;
}

function cell(view: CriterionView, at: string): Cell {
  const { criterion, state, waived, facets } = view;
  const age = shortestAge(facets.map((facet) => ageOf(view, facet, at)));
  const attested = facets.length > 0 && facets.every(({ by }) => by !== 'probed');
  return {
    id: criterion.id,
    title: criterion.title,
    state,
    ...(!criterion.required && !criterion.floor && { recommended: true }),
    ...(waived && { waived }),
    ...(attested && { attested }),
    // Rounded down: what has run out never looks as if something of it were left.
    ...(age !== null && { left: Math.floor(age.left * 100) / 100, ages: age.ages }),
  };
}
