import type { EnrolmentToProve, Invitation } from '@sallyport/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../../api/request.ts';
import { sessionChanged } from '../../app/session.tsx';
import { signWithPasskey } from '../../signing/ask-passkey.ts';
import { checkEnrolment } from '../../signing/check-enrolment.ts';
import { type MadePasskey, makePasskey } from '../../signing/make-passkey.ts';

interface Made {
  readonly login: MadePasskey | null;
  readonly signing: MadePasskey | null;
}

export interface EnrolmentSteps {
  readonly step: 'login' | 'signing' | 'prove' | 'done';
  readonly made: Made;
  readonly proof: EnrolmentToProve | null;
  readonly error: unknown;
  readonly busy: boolean;
  go(): void;
}

/** Two passkeys and the proof of the second, one press each: browsers ask for a fresh gesture every time. */
export function useEnrolment(invitation: Invitation, token: string): EnrolmentSteps {
  const client = useQueryClient();
  const [made, setMade] = useState<Made>({ login: null, signing: null });
  const [proof, setProof] = useState<EnrolmentToProve | null>(null);
  const [done, setDone] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const step = done ? 'done' : made.login === null ? 'login' : made.signing === null ? 'signing' : 'prove';

  async function run(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      if (made.login === null) setMade({ ...made, login: await makePasskey(invitation.login, 'login') });
      else if (made.signing === null) setMade({ ...made, signing: await makePasskey(invitation.signing, 'signing') });
      else await prove(made.login, made.signing);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  }

  async function prove(login: MadePasskey, signing: MadePasskey): Promise<void> {
    const toProve =
      proof ??
      (await send<EnrolmentToProve>('/api/invitations/register', {
        token,
        login: login.registration,
        signing: signing.registration,
      }));
    setProof(toProve);
    const challenge = await checkEnrolment(toProve, invitation, signing.fingerprint);
    const assertion = await signWithPasskey(challenge, signing.registration.credential, invitation.signing.rpId);
    await send('/api/invitations/prove', { token, assertion });
    setDone(true);
    await sessionChanged(client);
  }

  return { step, made, proof, error, busy, go: () => void run() };
}
