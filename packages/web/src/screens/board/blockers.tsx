import type { Blocker } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Mark } from '../../parts/mark.tsx';
import { markOf, stateWord } from '../../parts/state-words.ts';

/** What stands between us and GO, worst first: the reason, where, who acts and how. */
export function Blockers({ blockers }: { readonly blockers: readonly Blocker[] }): JSX.Element {
  if (blockers.length === 0)
    return <p className="lead rule">Every required criterion is met, and every rule of the verdict.</p>;
  return (
    <ol className="rows">
      {blockers.map((blocker) => (
        <li className="row blocker" key={`${blocker.criterion ?? blocker.criteria.join(' ')} ${blocker.reason}`}>
          <Mark kind={markOf(blocker.state)} label={stateWord(blocker.state)} />
          <div>
            <h3>{blocker.reason}</h3>
            <p className="soft">
              <Where blocker={blocker} /> {blocker.place !== null && <code>{blocker.place}</code>}
            </p>
            {blocker.command !== null && blocker.mine && (
              <p className="soft">
                <code>{blocker.command}</code> <CopyButton text={blocker.command} what="the command" />
              </p>
            )}
          </div>
          <p className="who">
            <b>{blocker.mine ? 'you' : blocker.ownerTitle}</b>
            <span>{blocker.action}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function Where({ blocker }: { readonly blocker: Blocker }): JSX.Element {
  const ids = blocker.criterion === null ? blocker.criteria : [blocker.criterion];
  if (ids.length === 0) return <span>rule of the verdict</span>;
  return (
    <>
      {ids.map((id) => (
        <Link key={id} to="/criteria/$id" params={{ id }} className="id">
          {id}
        </Link>
      ))}{' '}
      · {stateWord(blocker.state)}
    </>
  );
}
