import type { Home } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { rememberedDigests } from '../api/receipts.ts';
import { useOpened } from '../app/opened-documents.ts';
import { usePerson } from '../app/session.tsx';
import { useSign } from '../app/sign-task.ts';
import { Ago } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Mark } from '../parts/mark.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { StatementLink } from '../parts/short-digest.tsx';
import { counted, markOf, numeral, stateWord, verdictTone } from '../parts/state-words.ts';

/** What do you need from me: the whole page of whoever comes here once a week. */
export function Screen(): JSX.Element {
  const home = usePage('/api/home');
  return <Loaded query={home}>{(data) => <HomePage home={data} />}</Loaded>;
}

function HomePage({ home }: { readonly home: Home }): JSX.Element {
  const { waiting, todo } = home;
  const count = waiting.length + todo.length;
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
      {waiting.length > 0 && <Waiting waiting={waiting} />}
      {todo.length > 0 && <ToDo todo={todo} />}
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

function Waiting({ waiting }: { readonly waiting: Home['waiting'] }): JSX.Element {
  const sign = useSign();
  const opened = useOpened();
  const answerable = waiting.filter(({ kind }) => kind !== 'vote');
  function ask(items: Home['waiting'], all: boolean): void {
    sign({
      act: 'answer',
      title: all ? `Answer for ${counted(items.length, 'thing')}` : `Answer: ${items[0]?.title ?? ''}`,
      about: all ? [] : items.map(({ about }) => about),
      names: items.map(({ about, title }) => ({ about, title })),
      documents: [...new Set(items.flatMap(({ documents }) => documents))],
    });
  }
  return (
    <section aria-labelledby="to-sign">
      <div className="section-head">
        <h2 id="to-sign">To read and sign</h2>
        {answerable.length > 1 && (
          <button type="button" className="small" onClick={() => ask(answerable, true)}>
            Answer all {answerable.length} at once
          </button>
        )}
      </div>
      <ol className="rows">
        {waiting.map((item) => (
          <li className="row" key={`${item.kind} ${item.about} ${item.role ?? ''}`}>
            <Mark kind={markOf(item.state)} label={stateWord(item.state)} />
            <div>
              <h3>
                {item.kind === 'criterion' ? (
                  <Link to="/criteria/$id" params={{ id: item.about }}>
                    {item.about} {item.title}
                  </Link>
                ) : (
                  item.title
                )}
              </h3>
              <p className="soft">{item.why}</p>
              {item.documents.length > 0 && (
                <ul className="papers">
                  {item.documents.map((path) => (
                    <li key={path}>
                      <Link to="/documents/$" params={{ _splat: path }}>
                        {path}
                      </Link>
                      {opened.some(({ name }) => name === path) && <span className="soft"> · opened</span>}
                    </li>
                  ))}
                </ul>
              )}
            </div>
            <p className="who">
              <b>{item.kind}</b>
              {item.role !== null && <span>as {item.role}</span>}
            </p>
            <div className="do">
              {item.kind === 'vote' ? (
                <Link to="/kickoff" className="button">
                  To the roll call
                </Link>
              ) : (
                <button type="button" onClick={() => ask([item], false)}>
                  Answer<span className="spoken"> {item.title}</span>
                </button>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function ToDo({ todo }: { readonly todo: Home['todo'] }): JSX.Element {
  return (
    <section aria-labelledby="to-do">
      <h2 id="to-do">To mend</h2>
      <ol className="rows">
        {todo.map((item) => (
          <li className="row" key={`${item.criterion ?? ''} ${item.reason}`}>
            <Mark kind={markOf(item.state)} label={stateWord(item.state)} />
            <div>
              <h3>{item.reason}</h3>
              <p className="soft">
                {item.action} {item.place !== null && <code>{item.place}</code>}
              </p>
            </div>
            <p className="who">
              <b>you</b>
              <span>as {item.ownerTitle}</span>
            </p>
            <div className="do">
              {item.criterion !== null && (
                <Link to="/criteria/$id" params={{ id: item.criterion }} className="button">
                  See {item.criterion}
                </Link>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
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
                <td className="long">{each.about}</td>
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
