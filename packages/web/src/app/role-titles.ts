import { usePage } from '../api/pages.ts';

/** Titles of roles as people know them: `everybody` asks for all of them, else one's own are enough. */
export function useRoleTitles(everybody = false): (role: string) => string {
  const own = usePage('/api/visit').data?.person?.roles ?? [];
  const all = usePage('/api/people', everybody).data?.roles ?? [];
  const titles = new Map([...all, ...own].map(({ id, title }) => [id, title]));
  return (role) => titles.get(role) ?? role;
}
