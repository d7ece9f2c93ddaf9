import type { Home } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { rememberedDigests } from '../api/receipts.ts';
import { usePerson } from '../app/session.tsx';
import { Ago } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { StatementLink } from '../parts/short-digest.tsx';
import { counted, numeral, verdictTone } from '../parts/state-words.ts';
import { sortHome } from './home/sort-home.ts';
import { NotYet, ToDo } from './home/to-do.tsx';
import { ToSign } from './home/to-sign.tsx';

/** What do you need from me: the whole page of whoever comes here once a week. */
export function Screen(): JSX.Element {
  const home = usePage('/api/home');
  return <Loaded query={home}>{(data) => <HomePage home={data} />}</Loaded>;
}

function HomePage({ home }: { readonly home: Home }): JSX.Element {
  const { ready, blocked, todo } = sortHome(home);
  const count = ready.length + todo.length;
  const asked = `${numeral(count)} ${count === 1 ? 'thing waits' : 'things wait'} for you.`;
  return (
    <>
      <PageTitle title={count === 0 ? 'Nothing waits for you' : asked}>
        <p className="stand">
          <b className={verdictTone(home.verdict)}>{home.verdict}</b> · door {home.door} · {home.sentence}{' '}
          <Link to="/board">See the board</Link>
        </p>
      </PageTitle>
      <SignedCount />
      {ready.length > 0 && <ToSign waiting={ready} all={ready.length === home.waiting.length} />}
      {todo.length > 0 && <ToDo todo={todo} alsoSigned={home.waiting} />}
      {blocked.length > 0 && <NotYet waiting={blocked} />}
      {count === 0 && (
        <p className="lead">
          You will be told when something does. Meanwhile the <Link to="/board">board</Link> says what others are
          waiting for.
        </p>
      )}
      <Answered answered={home.answered} />
    </>
  );
}

/** What this browser remembers against what the server shows (threat 23). */
function SignedCount(): JSX.Element | null {
  const person = usePerson();
  if (!person?.signing) return null;
  const remembered = rememberedDigests(person.signing.fingerprint).length;
  if (remembered > person.signed) {
    return (
      <p className="problem" role="alert">
        <strong>
          This browser has receipts for {counted(remembered, 'statement')} of yours; this server shows {person.signed}.
        </strong>{' '}
        Tell the others before you sign anything else. Your receipts prove what you signed.
      </p>
    );
  }
  return (
    <p className="fine">
      You have signed {counted(person.signed, 'statement')}
      {remembered > 0 && `; this browser holds receipts for ${remembered} of them, and none is missing`}.
    </p>
  );
}

function Answered({ answered }: { readonly answered: Home['answered'] }): JSX.Element | null {
  if (answered.length === 0) return null;
  return (
    <section aria-labelledby="answered">
      <h2 id="answered">What you answered</h2>
      <div className="scroll" tabIndex={0} role="group" aria-labelledby="answered">
        <table>
          <thead>
            <tr>
              <th scope="col">About</th>
              <th scope="col">Answer</th>
              <th scope="col">When</th>
              <th scope="col">Stands</th>
              <th scope="col">Statement</th>
            </tr>
          </thead>
          <tbody>
            {answered.map((each) => (
              <tr key={`${each.statement} ${each.about}`}>
                <td className="long">{each.title}</td>
                <td>{each.answer}</td>
                <td>
                  <Ago at={each.time} />
                </td>
                <td>{each.stands ? 'yes' : <b className="old">no: what it was about has changed</b>}</td>
                <td>
                  <StatementLink digest={each.statement} />{' '}
                  {!each.sealed && <span className="soft">not sealed yet</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
