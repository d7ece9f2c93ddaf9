import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { PageTitle } from '../parts/page-title.tsx';

export function NoSuchScreen(): JSX.Element {
  return (
    <section className="narrow">
      <PageTitle title="There is nothing at this address" />
      <p>
        The link may be cut off. <Link to="/">What waits for you</Link> · <Link to="/board">the board</Link>
      </p>
    </section>
  );
}
