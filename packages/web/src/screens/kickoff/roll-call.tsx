import type { KickoffPage, Station } from '@sallyport/server/contract';
import type { JSX } from 'react';
import { useNow } from '../../app/now.ts';
import { useRoleTitles } from '../../app/role-titles.ts';
import { useSign } from '../../app/sign-task.ts';
import { spanWords } from '../../app/time-words.ts';
import { Ago } from '../../parts/ago.tsx';
import { Mark } from '../../parts/mark.tsx';

type Poll = NonNullable<KickoffPage['poll']>;

/** Station by station, in the declared order, as the answers come in. */
export function RollCall({ page }: { readonly page: KickoffPage }): JSX.Element {
  const { poll } = page;
  return (
    <section aria-labelledby="roll-call">
      <h2 id="roll-call">Roll call</h2>
      {poll === null ? (
        <p className="lead rule">It opens when every required criterion is met or waived.</p>
      ) : (
        <PollView poll={poll} />
      )}
      <VoteButtons page={page} />
    </section>
  );
}

function PollView({ poll }: { readonly poll: Poll }): JSX.Element {
  const now = useNow();
  const answered = poll.stations.filter(({ answer }) => answer === 'go' || answer === 'no-go').length;
  return (
    <>
      <p role="status" className="soft">
        <b>{poll.state}</b> · {answered} of {poll.stations.length} stations have answered · opened{' '}
        <Ago at={poll.opened} />
        {poll.state === 'open' && ` · ${spanWords(Date.parse(poll.deadline) - now)} left`}
      </p>
      {poll.changed.length > 0 && (
        <div className="because no">
          <b>What it rests on has changed:</b>
          <ul className="lines">
            {poll.changed.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {poll.readOut.length > 0 && (
        <div className="because old">
          <h3>Read out first: waivers and deviations</h3>
          <ul className="lines">
            {poll.readOut.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      <ol className="calls">
        {poll.stations.map((station) => (
          <Call key={station.role} station={station} poll={poll} />
        ))}
      </ol>
    </>
  );
}

function Call({ station, poll }: { readonly station: Station; readonly poll: Poll }): JSX.Element {
  const votes = poll.votes.filter(({ roles }) => roles.includes(station.role));
  const answer = station.answer ?? 'silent';
  const kind = answer === 'go' ? 'go' : answer === 'no-go' ? 'no' : 'silent';
  return (
    <li className={kind}>
      <Mark kind={kind} label="" />
      <div>
        <h3>{station.title}</h3>
        <p className="soft">{station.persons.map(({ name }) => name).join(', ') || 'nobody'}</p>
      </div>
      <p className="votes">
        {votes.map((vote) => (
          <span key={vote.statement}>
            {vote.person.name}:{' '}
            <b className={vote.answer === 'go' ? 'go' : 'no'}>{vote.answer === 'go' ? 'GO' : 'NO-GO'}</b>
            {vote.reason !== null && ` “${vote.reason}”`}
            {!vote.counts && <span className="soft"> · does not count: {vote.why}</span>}
          </span>
        ))}
      </p>
      <strong className={kind === 'silent' ? 'unknown' : kind}>
        {answer === 'go' ? 'GO' : answer === 'no-go' ? 'NO-GO' : '—'}
        {answer === 'silent' && <span className="spoken">no answer yet</span>}
      </strong>
    </li>
  );
}

function VoteButtons({ page }: { readonly page: KickoffPage }): JSX.Element | null {
  const sign = useSign();
  const titleOf = useRoleTitles();
  const roles = page.mine.canVote;
  if (roles.length === 0) return null;
  return (
    <div className="actions vote" id="answer">
      {page.poll?.state === 'open' && (
        <button
          type="button"
          className="primary go"
          onClick={() => sign({ act: 'vote', title: 'Vote GO', roles, answer: 'go' })}
        >
          GO
        </button>
      )}
      <button
        type="button"
        className="primary stop"
        onClick={() => sign({ act: 'vote', title: 'Vote NO-GO', roles, answer: 'no-go' })}
      >
        NO-GO
      </button>
      <span className="soft">for {roles.map(titleOf).join(', ')}</span>
    </div>
  );
}
