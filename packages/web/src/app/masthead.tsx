import type { Visit } from '@sallyport/server/contract';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Live } from '../api/live.ts';
import { usePage } from '../api/pages.ts';
import { sortHome } from '../screens/home/sort-home.ts';
import { useClockAhead, useNow } from './now.ts';
import { useScheme } from './scheme.ts';
import { useLogOut } from './session.tsx';
import { spanWords } from './time-words.ts';

const places = [
  ['/', 'For me'],
  ['/board', 'Board'],
  ['/kickoff', 'Kickoff'],
  ['/documents', 'Documents'],
  ['/claims', 'Claims'],
  ['/parity', 'Parity'],
  ['/exposure', 'Exposure'],
  ['/people', 'People'],
  ['/record', 'Record'],
] as const;

export function Masthead({
  visit,
  live,
  onKeys,
}: {
  readonly visit: Visit | null;
  readonly live: Live;
  readonly onKeys: () => void;
}): JSX.Element {
  const person = visit?.person ?? null;
  return (
    <header className="masthead">
      <div className="line">
        <b>{visit?.project ?? 'Sallyport'}</b>
        {visit !== null && (
          <span>
            Phase {visit.phase.number} · {visit.phase.title}
          </span>
        )}
        {visit?.kind === 'demo' && <strong className="demo">demo record</strong>}
        <div className="right">
          {person !== null && <LiveState live={live} />}
          <SchemeSwitch />
          <button type="button" className="plain" onClick={onKeys} aria-label="Keys">
            <kbd>?</kbd>
          </button>
          {person !== null && <Me person={person} />}
        </div>
      </div>
      <WrongClock />
      {person !== null && (
        <nav aria-label="Screens">
          {places.map(([to, name]) => (
            <Link key={to} to={to} activeOptions={{ exact: to === '/' }} activeProps={{ 'aria-current': 'page' }}>
              {name}
              {to === '/' && <Waiting />}
            </Link>
          ))}
        </nav>
      )}
    </header>
  );
}

function Waiting(): JSX.Element | null {
  const home = usePage('/api/home').data;
  const { ready, todo } = sortHome(home ?? { waiting: [], todo: [] });
  const count = ready.length + todo.length;
  if (count === 0) return null;
  return (
    <span className="count">
      {count}
      <span className="spoken"> waiting</span>
    </span>
  );
}

/** Whether what one sees follows what happens. Silence would look like calm. */
function LiveState({ live }: { readonly live: Live }): JSX.Element {
  const now = useNow();
  const words =
    live.state === 'live'
      ? 'live'
      : live.state === 'connecting'
        ? 'connecting'
        : `connection lost since ${spanWords(now - Date.parse(live.since ?? ''))}`;
  return (
    <span className={`live ${live.state}`} role="status">
      {words}
    </span>
  );
}

/** Nothing here goes by this device's clock, but whoever compares a time with it would be misled. */
function WrongClock(): JSX.Element | null {
  const ahead = useClockAhead();
  if (ahead === 0) return null;
  // The server's clock is read to the second: what is an hour is not to be called 59 minutes.
  const apart = Math.round(Math.abs(ahead) / 60_000) * 60_000;
  return (
    <p className="wrong-clock" role="status">
      The clock of this device is {spanWords(apart)} {ahead > 0 ? 'ahead of' : 'behind'} the server’s. Ages and
      deadlines on these pages go by the server’s clock, and so does what you sign.
    </p>
  );
}

function SchemeSwitch(): JSX.Element {
  const [scheme, next] = useScheme();
  return (
    <button type="button" className="plain" onClick={next} aria-label={`Colours: ${scheme}. Change`}>
      <svg viewBox="0 0 16 16" width="15" height="15" aria-hidden="true">
        <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <path d="M8 1.5a6.5 6.5 0 0 1 0 13Z" fill="currentColor" />
      </svg>
      <span className="scheme-name">{scheme}</span>
    </button>
  );
}

function Me({ person }: { readonly person: NonNullable<Visit['person']> }): JSX.Element {
  const logOut = useLogOut();
  const roles = person.roles.map(({ title }) => title).join(', ');
  return (
    <details className="me">
      <summary>{person.name}</summary>
      <div className="menu">
        <p>
          <b>{person.name}</b>
          <br />
          {roles === '' ? 'no role in the trust root' : roles}
        </p>
        <p className="fine">
          {person.signing === null
            ? 'No key to sign with yet.'
            : person.signing.kind === 'demo key'
              ? 'Signs with a demo key, and every signature says so.'
              : `Signs with ${person.signing.fingerprint.slice(0, 19)}…`}
        </p>
        <Link to="/sessions">Where I am logged in</Link>
        <button type="button" className="small" onClick={logOut}>
          Log out
        </button>
      </div>
    </details>
  );
}
