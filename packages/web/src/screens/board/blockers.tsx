import type { Blocker, BoardPage } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWholePicture } from '../../app/first-picture.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { CriterionLink } from '../../parts/criterion-link.tsx';
import { Mark } from '../../parts/mark.tsx';
import { counted, markOf, stateWord } from '../../parts/state-words.ts';
import { sortBlockers } from './sort-blockers.ts';

/** What stands between us and GO: mine, then the worst of the others', and the rest folded by what it belongs to. */
export function Blockers({ board }: { readonly board: Pick<BoardPage, 'blockers' | 'areas'> }): JSX.Element {
  const whole = useWholePicture();
  if (board.blockers.length === 0)
    return <p className="lead rule">Every required criterion is met, and every rule of the verdict.</p>;
  const { mine, next, rest } = sortBlockers(board);
  return (
    <>
      {mine.length > 0 && (
        <>
          <h3 className="group">Yours</h3>
          <Rows blockers={mine} />
        </>
      )}
      {next.length > 0 && (
        <>
          <h3 className="group">{mine.length > 0 ? 'Others, worst first' : 'Worst first'}</h3>
          <Rows blockers={next} />
        </>
      )}
      {(whole ? rest : []).map(({ title, blockers }) => (
        <details className="more" key={title}>
          <summary>
            <b>{title}</b>{' '}
            <span className="soft">
              {counted(blockers.length, 'more', 'more')} ·{' '}
              {[...new Set(blockers.map(({ ownerTitle }) => ownerTitle).filter(Boolean))].join(', ')}
            </span>
          </summary>
          <Rows blockers={blockers} />
        </details>
      ))}
    </>
  );
}

function Rows({ blockers }: { readonly blockers: readonly Blocker[] }): JSX.Element {
  return (
    <ol className="rows">
      {blockers.map((blocker) => (
        <li className="row blocker" key={`${blocker.criterion ?? blocker.criteria.join(' ')} ${blocker.reason}`}>
          <Mark kind={markOf(blocker.state)} label={stateWord(blocker.state)} />
          <div>
            <h4>{blocker.reason}</h4>
            <p className="soft">
              <Where blocker={blocker} />{' '}
              {blocker.place !== null && blocker.criterion !== null && <code>{blocker.place}</code>}
            </p>
            {blocker.command !== null && blocker.mine && !isDoneHere(blocker.command) && (
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

/** Acts and explanations that these pages have themselves: whoever never opens a terminal needs no command for them. */
function isDoneHere(command: string): boolean {
  return /^sallyport (?:sign|explain|kickoff|baseline|deviate|waive|check)\b/u.test(command);
}

function Where({ blocker }: { readonly blocker: Blocker }): JSX.Element {
  const ids = blocker.criterion === null ? blocker.criteria : [blocker.criterion];
  if (ids.length === 0) return <Place blocker={blocker} />;
  return (
    <>
      {ids.map((id) => (
        <span key={id}>
          <CriterionLink id={id} className="id">
            {id}
          </CriterionLink>{' '}
        </span>
      ))}
      · {stateWord(blocker.state)}
    </>
  );
}

/** Rules of the verdict are met in the room, or with a signature on the page of one's own. */
function Place({ blocker }: { readonly blocker: Blocker }): JSX.Element {
  if (blocker.command?.startsWith('sallyport sign')) return <Link to="/">Sign it under “For me”</Link>;
  return <Link to="/kickoff">In the kickoff room</Link>;
}
