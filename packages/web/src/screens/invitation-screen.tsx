import type { Invitation } from '@sallyport/server/contract';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { send } from '../api/request.ts';
import { At } from '../parts/ago.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useEnrolment } from './invitation/use-enrolment.ts';

/** The token stands behind the #, so that no log and no referrer ever saw it. */
export function Screen(): JSX.Element {
  const [token] = useState(() => location.hash.slice(1));
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => send<Invitation>('/api/invitations/open', { token }),
    // It works once: asked again after the proof, it is refused, also where everything else is asked again.
    staleTime: 'static',
    retry: false,
  });
  return (
    <section className="narrow">
      <PageTitle title={invitation.data ? `Welcome, ${invitation.data.name}` : 'Invitation'} />
      <Loaded query={invitation}>{(data) => <Steps invitation={data} token={token} />}</Loaded>
    </section>
  );
}

function Steps({ invitation, token }: { readonly invitation: Invitation; readonly token: string }): JSX.Element {
  const navigate = useNavigate();
  const { step, made, proof, error, busy, go } = useEnrolment(invitation, token);
  return (
    <>
      <p>
        {invitation.invitedBy} asks you to take part in <b>{invitation.project}</b>
        {invitation.roles.length > 0 && <> as {invitation.roles.map(({ title }) => title).join(', ')}</>}. The link
        works once, until <At at={invitation.expires} />.
      </p>
      <ol className="steps">
        <Step name="Make a passkey to log in" now={step === 'login'} done={made.login !== null}>
          Your fingerprint, your face or a security key. It opens the pages and signs nothing.
        </Step>
        <Step name="Make a second one to sign with" now={step === 'signing'} done={made.signing !== null}>
          It is asked once for every statement, and for nothing else. That is why it is apart.
        </Step>
        <Step name="Prove that it is yours" now={step === 'prove'} done={step === 'done'}>
          It signs your request to be enrolled: {invitation.name}, <code>{invitation.person}</code>
          {invitation.roles.length > 0 && `, ${invitation.roles.map(({ title }) => title).join(', ')}`}.
        </Step>
        <Step name="Read six words to the person who invited you" now={step === 'done'} done={false}>
          {proof === null ? (
            'They stand for your key. Nobody in between can have put another in its place if both of you see the same words.'
          ) : (
            <>
              <span className="words">{proof.words}</span>
              <br />
              <span className="fine">{proof.fingerprint}</span>
            </>
          )}
        </Step>
      </ol>
      {error !== null && <ProblemNote error={error} />}
      <div className="actions">
        {step === 'done' ? (
          <button type="button" className="primary" onClick={() => void navigate({ to: '/' })}>
            Go to what waits for me
          </button>
        ) : (
          <button type="button" className="primary" onClick={go} disabled={busy}>
            {busy
              ? 'Waiting for your passkey…'
              : step === 'login'
                ? 'Make the passkey to log in'
                : step === 'signing'
                  ? 'Make the passkey to sign with'
                  : 'Prove it'}
          </button>
        )}
      </div>
    </>
  );
}

function Step({
  name,
  now,
  done,
  children,
}: {
  readonly name: string;
  readonly now: boolean;
  readonly done: boolean;
  readonly children: React.ReactNode;
}): JSX.Element {
  return (
    <li className={now ? 'now' : done ? 'done' : ''} {...(now ? { 'aria-current': 'step' } : {})}>
      <h2>
        {name}
        {done && <span className="go"> · done</span>}
      </h2>
      <p>{children}</p>
    </li>
  );
}
