import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePage } from '../../api/pages.ts';
import { useOpened } from '../../app/opened-documents.ts';
import { counted } from '../../parts/state-words.ts';
import { sortHome } from '../home/sort-home.ts';

/** The way from one document that waits to be read to the next, and back when all are read. */
export function ReadOn({ path }: { readonly path: string }): JSX.Element | null {
  const home = usePage('/api/home').data;
  const opened = useOpened();
  const { ready } = sortHome(home ?? { waiting: [], todo: [] });
  const asked = [...new Set(ready.flatMap(({ documents }) => documents))];
  if (!asked.includes(path)) return null;
  const left = asked.filter((each) => each !== path && !opened.some(({ name }) => name === each));
  const [next] = left;
  return (
    <p className="actions read-on">
      {next === undefined ? (
        <Link to="/" className="button">
          All read: back to what waits for me
        </Link>
      ) : (
        <>
          <Link to="/documents/$" params={{ _splat: next }} className="button">
            Next to read: {next}
          </Link>
          <span className="soft">{counted(left.length, 'document')} left</span>
        </>
      )}
    </p>
  );
}
