import type { BoardPage } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePage } from '../api/pages.ts';
import { useWholePicture } from '../app/first-picture.ts';
import { useNow } from '../app/now.ts';
import { useRoleTitles } from '../app/role-titles.ts';
import { useSign } from '../app/sign-task.ts';
import { spanWords } from '../app/time-words.ts';
import { Ago, At } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { StatementLink } from '../parts/short-digest.tsx';
import { counted, verdictTone } from '../parts/state-words.ts';
import { Areas } from './board/areas.tsx';
import { Blockers } from './board/blockers.tsx';
import { Stations } from './board/stations.tsx';

export function Screen(): JSX.Element {
  const board = usePage('/api/board');
  return <Loaded query={board}>{(data) => <Board board={data} />}</Loaded>;
}

function Board({ board }: { readonly board: BoardPage }): JSX.Element {
  const whole = useWholePicture();
  return (
    <>
      <div className="verdict">
        <p className={`word ${verdictTone(board.verdict)}`}>{board.verdict}</p>
        <PageTitle title={board.sentence}>
          <p className="soft">{board.summary}</p>
          <p className="soft">
            Candidate {board.candidate.version}
            {board.candidate.commit !== null && (
              <>
                {' '}
                · <code>{board.candidate.commit.slice(0, 7)}</code>
              </>
            )}{' '}
            ·{' '}
            {board.looked === null ? (
              'nothing was looked at yet'
            ) : (
              <>
                looked <Ago at={board.looked} />
              </>
            )}
          </p>
        </PageTitle>
        <Door board={board} />
      </div>
      <Holds board={board} />
      <div className="two">
        <section aria-labelledby="before-go">
          <h2 id="before-go">{board.blockers.length === 0 ? 'Nothing stands before GO' : 'Before GO'}</h2>
          <Blockers board={board} />
        </section>
        <aside aria-labelledby="roll-call">
          <h2 id="roll-call">
            <Link to="/kickoff">Roll call</Link>
          </h2>
          <Stations stations={board.stations} />
          <p className="fine">
            Duty grade {board.duty.grade}. {board.duty.notes[0]} <Link to="/people">Who signs for what</Link>
          </p>
        </aside>
      </div>
      {whole && (
        <>
          <section aria-labelledby="everything">
            <h2 id="everything">Everything we look at</h2>
            <Areas areas={board.areas} />
          </section>
          <Relief board={board} />
        </>
      )}
    </>
  );
}

function Door({ board }: { readonly board: BoardPage }): JSX.Element {
  const sign = useSign();
  const now = useNow();
  const { window } = board;
  const untilOpen = window === null ? null : Date.parse(window.opens) - now;
  return (
    <div className="door">
      <span>Door</span>
      <b className={board.door === 'open' ? 'go' : board.door === 'held' ? 'old' : ''}>{board.door}</b>
      {window !== null && (
        <span>
          {untilOpen !== null && untilOpen > 0
            ? `test window opens in ${spanWords(untilOpen)}`
            : `test window ends in ${spanWords(Date.parse(window.closes) - now)}`}
        </span>
      )}
      {board.decision?.verdict === 'GO' && (
        <span>
          {board.decision.commit === null ? (
            'decided; the commit is not made yet'
          ) : (
            <>
              decided, commit <code>{board.decision.commit.slice(0, 7)}</code>
            </>
          )}
        </span>
      )}
      {board.canHold && board.decision !== null && (
        <button type="button" className="stop" onClick={() => sign({ act: 'hold', title: 'Hold the door' })}>
          Hold
        </button>
      )}
    </div>
  );
}

function Holds({ board }: { readonly board: BoardPage }): JSX.Element | null {
  const sign = useSign();
  const person = usePage('/api/visit').data?.person;
  const titleOf = useRoleTitles(board.holds.length > 0);
  const standing = board.holds.filter(({ resumed }) => !resumed);
  if (standing.length === 0) return null;
  const mine = person?.roles.map(({ id }) => id) ?? [];
  return (
    <section aria-labelledby="holds" className="holds">
      <h2 id="holds">The door is held</h2>
      <ul className="lines">
        {standing.map((hold) => {
          const roles = hold.needs.filter((role) => mine.includes(role));
          return (
            <li key={hold.statement}>
              <b>{hold.reason}</b> by {hold.by}, <Ago at={hold.time} /> · waits for {hold.needs.map(titleOf).join(', ')}{' '}
              · <StatementLink digest={hold.statement} />{' '}
              {roles.length > 0 && (
                <button type="button" className="small" onClick={() => sign({ act: 'resume', title: 'Resume', roles })}>
                  Resume
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Waivers, deviations and weakenings are never folded away: who passes by must see them. */
function Relief({ board }: { readonly board: BoardPage }): JSX.Element | null {
  const sign = useSign();
  const signable = board.weakenings.filter(({ mine }) => mine);
  if (board.relief.length === 0 && board.weakenings.length === 0) return null;
  return (
    <section aria-labelledby="relief">
      <h2 id="relief">Waived, and done otherwise than the profile asks</h2>
      <ul className="lines">
        {board.relief.map((each) => (
          <li key={each.statement}>
            <Link to="/criteria/$id" params={{ id: each.criterion }}>
              {each.criterion}
            </Link>{' '}
            <b>
              {each.kind} {each.state}
            </b>
            : {each.reason}{' '}
            <span className="soft">
              asked by {each.requestedBy}
              {each.approvedBy.length > 0 && `, approved by ${each.approvedBy.join(', ')}`}
              {each.expires !== null && (
                <>
                  , until <At at={each.expires} />
                </>
              )}
              {each.why !== '' && ` · ${each.why}`} · <StatementLink digest={each.statement} />
            </span>
          </li>
        ))}
        {board.weakenings.map(({ criterion, line }) => (
          <li key={`${criterion} ${line}`}>
            <b>{criterion}</b> {line}
          </li>
        ))}
      </ul>
      {signable.length > 0 && (
        <div className="actions">
          <button
            type="button"
            onClick={() => sign({ act: 'deviate', title: 'Sign for what is below the profile', rows: signable })}
          >
            Sign for {counted(signable.length, 'deviation')}
          </button>
          <span className="soft">The owner of each criterion signs, and another person.</span>
        </div>
      )}
    </section>
  );
}
