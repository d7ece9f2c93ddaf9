import type { Wish } from '@sallyport/server/contract';
import { type JSX, useState } from 'react';
import { usePerson } from '../app/session.tsx';
import type { SignTask } from '../app/sign-task.ts';
import { Dialog } from '../parts/dialog.tsx';
import { FormFor } from './form-for.tsx';
import { ReceiptView } from './receipt-view.tsx';
import { ReviewDraft } from './review-draft.tsx';
import { SigningTrouble } from './signing-trouble.tsx';
import { useSigning } from './use-signing.ts';

/** Read, sign, keep the receipt: one dialog for everything that anybody signs here. */
export function SignDialog({ task, onClose }: { readonly task: SignTask; readonly onClose: () => void }): JSX.Element {
  const person = usePerson();
  const [wish, setWish] = useState<Wish | null>(task.act === 'ready' ? task.wish : null);
  const signing = useSigning(person ?? null, aboutOf(task), task.act === 'ready' ? task.people : undefined);
  const { state } = signing;
  function goOn(before: Wish, answered: readonly string[]): void {
    const next = nextRound(before, answered);
    setWish(next);
    signing.draft(next);
  }
  return (
    <Dialog title={task.title} onClose={onClose}>
      {person?.signing === null && (
        <p role="alert" className="problem">
          <strong>You have no key to sign with yet.</strong> Once you are in the trust root you can sign here; until
          then everything can be read.
        </p>
      )}
      {(state.step === 'form' || state.step === 'drafting') && (
        <>
          {task.act === 'ready' ? (
            <form
              onSubmit={(event) => {
                event.preventDefault();
                signing.draft(task.wish);
              }}
            >
              <p>{task.intro}</p>
              <button className="primary" disabled={state.step === 'drafting'}>
                {state.step === 'drafting' ? 'Preparing…' : 'Show me what I sign'}
              </button>
            </form>
          ) : (
            <FormFor
              task={task}
              busy={state.step === 'drafting'}
              onWish={(made) => {
                setWish(made);
                signing.draft(made);
              }}
            />
          )}
        </>
      )}
      {(state.step === 'review' || state.step === 'signing') && wish !== null && (
        <ReviewDraft
          draft={state.draft}
          statements={state.statements}
          wish={wish}
          names={namesOf(task)}
          busy={state.step === 'signing'}
          onSign={signing.sign}
          onBack={signing.back}
        />
      )}
      {state.step === 'done' && (
        <ReceiptView
          receipt={state.receipt}
          onMore={wish === null ? null : () => goOn(wish, state.answered)}
          onClose={onClose}
        />
      )}
      {signing.error !== null && <SigningTrouble error={signing.error} />}
    </Dialog>
  );
}

/** What was named and is signed waits no more; a wish for everything stays one. */
function nextRound(wish: Wish, answered: readonly string[]): Wish {
  if (wish.act !== 'answer' || wish.about.length === 0) return wish;
  return { ...wish, about: wish.about.filter((each) => !answered.includes(each)) };
}

function namesOf(task: SignTask): ReadonlyMap<string, string> {
  return new Map(task.act === 'answer' ? task.names.map(({ about, title }) => [about, title]) : []);
}

function aboutOf(task: SignTask): readonly string[] {
  if (task.act === 'answer') return task.names.map(({ about }) => about);
  return task.act === 'ready' && task.wish.act === 'answer' ? task.wish.about : [];
}
