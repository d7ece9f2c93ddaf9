import type { KickoffPage } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { useRoleTitles } from '../app/role-titles.ts';
import { useSign } from '../app/sign-task.ts';
import { Ago } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { Attendance } from './kickoff/attendance.tsx';
import { Minutes } from './kickoff/minutes.tsx';
import { RollCall } from './kickoff/roll-call.tsx';

/** The room: every screen in it shows the same, and the next thing to do stands on top. */
export function Screen(): JSX.Element {
  const page = usePage('/api/kickoff');
  return <Loaded query={page}>{(data) => <Room page={data} />}</Loaded>;
}

function Room({ page }: { readonly page: KickoffPage }): JSX.Element {
  return (
    <>
      <PageTitle title={page.kickoff?.title ?? 'Kickoff'}>
        <p className="soft">
          {page.kickoff === null ? (
            'Not opened yet'
          ) : (
            <>
              chaired by {page.kickoff.chair.name}, opened <Ago at={page.kickoff.opened} />
            </>
          )}{' '}
          · quorum {page.quorum.present} of {page.quorum.needed}
          {page.quorum.met ? ', met' : ', not met yet'}
        </p>
      </PageTitle>
      <Next page={page} />
      <StandingNoGos page={page} />
      <div className="two">
        <div>
          <RollCall page={page} />
          <Minutes page={page} />
        </div>
        <aside aria-label="Room">
          <Attendance page={page} />
          <h2>Agenda</h2>
          <ol className="agenda">
            {page.agenda.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </aside>
      </div>
    </>
  );
}

function Next({ page }: { readonly page: KickoffPage }): JSX.Element {
  const { next } = page;
  return (
    <div className={`next ${next.mine ? 'mine' : ''}`}>
      <p>
        <span className="soft">{next.mine ? 'Next, and yours' : 'Next'}</span>
        <b>{next.sentence}</b>
      </p>
      <NextButton page={page} />
    </div>
  );
}

function NextButton({ page }: { readonly page: KickoffPage }): JSX.Element | null {
  const sign = useSign();
  const { next, mine } = page;
  if (next.act === 'open' && mine.canOpen) {
    return <Act name="Open the kickoff" onClick={() => sign({ act: 'kickoff', title: 'Open the kickoff' })} />;
  }
  if (next.act === 'poll' && mine.canPoll) {
    return <Act name="Open the roll call" onClick={() => sign({ act: 'poll', title: 'Open the roll call' })} />;
  }
  if (next.act === 'baseline' && next.mine) {
    return (
      <Act
        name="Seal the baseline"
        onClick={() =>
          sign({
            act: 'ready',
            title: 'Seal the baseline',
            intro:
              'The gate file as it stands on the named branch becomes what everybody answers for. A second person signs it too.',
            wish: { act: 'baseline' },
          })
        }
      />
    );
  }
  if (next.act === 'cosign' && next.mine) {
    return (
      <Link to="/" className="button">
        Read it and sign
      </Link>
    );
  }
  if (next.act === 'answer' && next.mine) {
    return (
      <Link to="/" className="button">
        What waits for me
      </Link>
    );
  }
  if ((next.act === 'minutes' && mine.canPublishMinutes) || (next.act === 'approve' && next.mine)) {
    return (
      <a href="#minutes" className="button">
        To the minutes
      </a>
    );
  }
  if (next.act === 'vote' && next.mine) {
    return (
      <a href="#answer" className="button">
        To your answer
      </a>
    );
  }
  if (next.act === 'decide' && mine.canDecide) {
    return (
      <Act
        name="Decide"
        onClick={() =>
          sign({
            act: 'ready',
            title: 'Decide',
            intro:
              'Everything is sealed and computed once more. What comes out is signed by you: GO, NO-GO or HOLD. Only a GO makes the commit.',
            wish: { act: 'decide' },
          })
        }
      />
    );
  }
  return null;
}

function Act({ name, onClick }: { readonly name: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button type="button" className="primary" onClick={onClick}>
      {name}
    </button>
  );
}

/** A no-go stands through new polls, until its author votes again or withdraws it. */
function StandingNoGos({ page }: { readonly page: KickoffPage }): JSX.Element | null {
  const sign = useSign();
  const me = usePage('/api/visit').data?.person;
  const titleOf = useRoleTitles(true);
  if (page.standingNoGos.length === 0) return null;
  return (
    <section aria-labelledby="no-gos" className="holds">
      <h2 id="no-gos">No-gos that stand</h2>
      <ul className="lines">
        {page.standingNoGos.map((vote) => (
          <li key={vote.statement}>
            <b>{vote.person.name}</b> as {vote.roles.map(titleOf).join(', ')}: “{vote.reason}” · <Ago at={vote.time} />{' '}
            {me?.id === vote.person.id && (
              <button
                type="button"
                className="small"
                onClick={() => sign({ act: 'withdraw', title: 'Withdraw your no-go', statement: vote.statement })}
              >
                Withdraw it
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
