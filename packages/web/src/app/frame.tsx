import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { type JSX, lazy, Suspense, useState } from 'react';
import { useLive } from '../api/live.ts';
import { usePage } from '../api/pages.ts';
import { WebError } from '../api/web-error.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Masthead } from './masthead.tsx';
import { useLogIn } from './session.tsx';
import { useShortcuts } from './shortcuts.ts';
import { SignContext, type SignTask } from './sign-task.ts';

const SignDialog = lazy(async () => ({ default: (await import('../sign/sign-dialog.tsx')).SignDialog }));

/** Pages that somebody without a session may see. */
const open = new Set(['/login', '/invitation']);

/** What stands around every screen: where one is, who one is, whether it is live, and the dialog to sign in. */
export function Frame(): JSX.Element {
  const visit = usePage('/api/visit');
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const person = visit.data?.person ?? null;
  const live = useLive(person !== null);
  const [task, setTask] = useState<SignTask | null>(null);
  const [keysShown, showKeys] = useShortcuts(person !== null);
  const closed = visit.data !== undefined && person === null && !open.has(path);
  return (
    <SignContext value={setTask}>
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <Masthead visit={visit.data ?? null} live={live} onKeys={() => showKeys(true)} />
      <main id="main" tabIndex={-1}>
        {visit.error !== null && <ProblemNote error={visit.error} />}
        {closed ? <LogInHere lost={visit.error} /> : visit.data !== undefined && <Outlet />}
      </main>
      <Foot shown={person !== null} />
      <Suspense fallback={null}>
        {task !== null && <SignDialog key={JSON.stringify(task)} task={task} onClose={() => setTask(null)} />}
      </Suspense>
      {keysShown && <KeysDialog onClose={() => showKeys(false)} />}
    </SignContext>
  );
}

/** In place of a page: after login it stands here, with what was typed on it. */
function LogInHere({ lost }: { readonly lost: unknown }): JSX.Element {
  const login = useLogIn();
  return (
    <section className="narrow">
      <h1>You are not logged in</h1>
      <p>Use the passkey that you made when you were invited. What you typed before is kept.</p>
      <button type="button" className="primary" onClick={login.start} disabled={login.busy}>
        {login.busy ? 'Waiting for your passkey…' : 'Log in with a passkey'}
      </button>
      {login.error !== null && <ProblemNote error={login.error} />}
      {lost instanceof WebError && <p className="fine">{lost.code}</p>}
    </section>
  );
}

function Foot({ shown }: { readonly shown: boolean }): JSX.Element {
  const board = usePage('/api/board', shown).data;
  return (
    <footer>
      {board?.record ? (
        <p>
          Record: {board.record.statements} statements, {board.record.sealed} sealed
          {board.record.waiting > 0 && `, ${board.record.waiting} on their way to the branch`} ·{' '}
          <code>{board.record.fingerprint.slice(0, 16)}</code> · <Link to="/record">verify it yourself</Link>
        </p>
      ) : (
        <p>Nothing here is believed: every verdict is computed again from signed statements.</p>
      )}
    </footer>
  );
}
