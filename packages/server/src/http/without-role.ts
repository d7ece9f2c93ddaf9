import type { BoardPage, Home } from '../contract/board.ts';
import type { PeoplePage } from '../contract/people.ts';

/**
 * The board for somebody without a role: verdict, areas and who is there. What was found, where, and what people wrote
 * about it is for those who have a role.
 */
export function boardWithoutRole(page: BoardPage): BoardPage {
  const { required, met } = page.counts;
  return {
    ...page,
    sentence: `${met} of ${required} required criteria are met.`,
    summary: '',
    blockers: [],
    stations: page.stations.map((station) => ({ ...station, reason: null })),
    relief: [],
    weakenings: [],
    duty: { ...page.duty, notes: [] },
    holds: page.holds.map((hold) => ({ ...hold, reason: '' })),
  };
}

/** One's own things stay; what is to do about findings does not. */
export function homeWithoutRole(page: Home): Home {
  return { ...page, sentence: '', todo: [], waiting: page.waiting.filter(({ kind }) => kind === 'proposal') };
}

/** Who has which role and by which key is for everybody; who else was invited is not. */
export function peopleWithoutRole(page: PeoplePage, person: string): PeoplePage {
  return { ...page, duty: { ...page.duty, notes: [] }, invited: page.invited.filter((row) => row.person === person) };
}
