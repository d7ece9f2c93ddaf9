import type { Blocker, Home } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useRoleTitles } from '../../app/role-titles.ts';
import { Mark } from '../../parts/mark.tsx';
import { markOf, stateWord } from '../../parts/state-words.ts';
import { LookAgain } from '../criterion/look-again.tsx';

/** What is not done with a signature: to mend in the project, or to start in the room. */
export function ToDo({
  todo,
  alsoSigned,
}: {
  readonly todo: Home['todo'];
  readonly alsoSigned: Home['waiting'];
}): JSX.Element {
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do">To do or mend first</h2>
      <ol className="rows">
        {todo.map((item) => (
          <li className="row" key={`${item.criterion ?? ''} ${item.reason}`}>
            <Mark kind={markOf(item.state)} label={stateWord(item.state)} />
            <div>
              <h3>{item.reason}</h3>
              <p className="soft">
                {item.action} {item.place !== null && <code>{item.place}</code>}
                {alsoSigned.some(({ about }) => about === item.criterion) && ' Then it waits for your signature.'}
              </p>
            </div>
            <p className="who">
              <b>you</b>
              <span>as {item.ownerTitle}</span>
            </p>
            <div className="do">
              <Where item={item} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Where({ item }: { readonly item: Blocker }): JSX.Element | null {
  if (item.command?.startsWith('sallyport check')) return <LookAgain criteria={item.criteria} />;
  if (item.criterion !== null)
    return (
      <Link to="/criteria/$id" params={{ id: item.criterion }} className="button">
        See {item.criterion}
      </Link>
    );
  const room = item.command?.startsWith('sallyport kickoff') || item.command?.startsWith('sallyport baseline');
  if (!room) return null;
  return (
    <Link to="/kickoff" className="button">
      To the room<span className="spoken">: {item.reason}</span>
    </Link>
  );
}

/** Answers that somebody will be asked for when others have mended what failed. */
export function NotYet({ waiting }: { readonly waiting: Home['waiting'] }): JSX.Element {
  const titleOf = useRoleTitles();
  return (
    <section aria-labelledby="not-yet">
      <h2 id="not-yet">Yours to sign, once others have mended it</h2>
      <ul className="lines">
        {waiting.map(({ about, title, why, role }) => (
          <li key={`${about} ${role ?? ''}`}>
            <Link to="/criteria/$id" params={{ id: about }}>
              {about} {title}
            </Link>
            : {why} {role !== null && <span className="soft">as {titleOf(role)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
