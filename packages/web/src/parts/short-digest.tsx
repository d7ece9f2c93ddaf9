import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';

/** The beginning of a digest, as a way to the statement that it names. */
export function StatementLink({ digest }: { readonly digest: string }): JSX.Element {
  return (
    <Link to="/record/$digest" params={{ digest }} className="digest" title={digest}>
      {digest.slice(0, 12)}
    </Link>
  );
}
