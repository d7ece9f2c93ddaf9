import type { Assertion, Draft, Receipt, StatementPage, Wish } from '@sallyport/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../api/pages.ts';
import { rememberReceipt } from '../api/receipts.ts';
import { ask, send } from '../api/request.ts';
import { WebError } from '../api/web-error.ts';
import { letGo } from '../app/kept.ts';
import type { Person } from '../app/session.tsx';
import { signWithPasskey } from '../signing/ask-passkey.ts';
import { type Bytes, fromBase64 } from '../signing/bytes.ts';
import { isList, isRecord, plainText } from '../signing/canonical.ts';
import { type CheckedStatement, checkDraft } from '../signing/check-draft.ts';
import type { PeopleOnScreen } from '../signing/people-on-screen.ts';

interface Reviewed {
  readonly draft: Draft;
  readonly statements: readonly CheckedStatement[];
}

export type SigningState =
  | { readonly step: 'form' }
  | { readonly step: 'drafting' }
  | ({ readonly step: 'review' } & Reviewed)
  | ({ readonly step: 'signing' } & Reviewed)
  | {
      readonly step: 'done';
      readonly receipt: Receipt;
      /** What was answered for: a next round names the rest. */
      readonly answered: readonly string[];
    };

export interface Signing {
  readonly state: SigningState;
  readonly error: unknown;
  draft(wish: Wish): void;
  sign(): void;
  back(): void;
}

/** The way of one signature: draft, checked here, signed by the passkey, acknowledged once it is durable. */
export function useSigning(person: Person | null, about: readonly string[], people?: PeopleOnScreen): Signing {
  const client = useQueryClient();
  const visit = usePage('/api/visit').data;
  const [state, setState] = useState<SigningState>({ step: 'form' });
  const [error, setError] = useState<unknown>(null);

  async function draft(wish: Wish): Promise<void> {
    if (!visit || !person?.signing) return;
    setError(null);
    setState({ step: 'drafting' });
    try {
      const made = await send<Draft>('/api/drafts', wish);
      const roles = person.roles.map(({ id }) => id);
      const signer = { id: person.id, fingerprint: person.signing.fingerprint, roles, phase: visit.phase.number };
      const roots = people && { onScreen: people, before: await bytesOfRoot(people) };
      const statements = await checkDraft(made, signer, { wish, about, people: roots });
      setState({ step: 'review', draft: made, statements });
    } catch (cause) {
      setError(cause);
      setState({ step: 'form' });
    }
  }

  async function sign({ draft: made, statements }: Reviewed): Promise<void> {
    if (!visit || !person?.signing) return;
    setError(null);
    setState({ step: 'signing', draft: made, statements });
    try {
      const receipt = await sent(made, statements, visit.rpId);
      rememberReceipt(person.signing.fingerprint, receipt);
      letGo('reason ');
      setState({ step: 'done', receipt, answered: statements.flatMap(({ form }) => answeredIn(form)) });
      await client.invalidateQueries();
    } catch (cause) {
      setError(cause);
      // A draft that is void or gone cannot be signed any more; what was typed stands in the form.
      const over = cause instanceof WebError && (cause.status === 409 || cause.status === 410 || cause.status === 404);
      setState(over ? { step: 'form' } : { step: 'review', draft: made, statements });
    }
  }

  return {
    state,
    error,
    draft: (wish) => void draft(wish),
    sign: () => {
      if (state.step === 'review') void sign(state);
    },
    back: () => {
      setError(null);
      setState({ step: 'form' });
    },
  };
}

/** Exact bytes of the root in force, which the next one is compared with; null before there is one. Throws WebError. */
async function bytesOfRoot({ root }: PeopleOnScreen): Promise<Bytes | null> {
  if (root === null) return null;
  const page = await ask<StatementPage>(`/api/record/statements/${encodeURIComponent(root.fingerprint)}`);
  return fromBase64(page.bytes);
}

function answeredIn({ body }: CheckedStatement['form']): readonly string[] {
  const entries = isList(body['entries']) ? body['entries'].filter(isRecord) : [];
  return entries.map(({ about }) => plainText(about));
}

/** One assertion a statement, in order. A demo key is the server's own, and signs nothing but demo records. */
async function sent(draft: Draft, statements: readonly CheckedStatement[], rpId: string): Promise<Receipt> {
  const place = `/api/drafts/${encodeURIComponent(draft.id)}`;
  if (draft.credential === null) return send<Receipt>(`${place}/demo`);
  const assertions: Assertion[] = [];
  for (const { challenge } of statements) {
    assertions.push(await signWithPasskey(challenge, draft.credential, rpId));
  }
  return send<Receipt>(`${place}/signatures`, { assertions });
}
