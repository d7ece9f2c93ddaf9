import type { Wish } from '@sallyport/server/contract';
import type { JSX } from 'react';
import type { FormTask } from '../app/sign-task.ts';
import { AnswerForm } from './answer-form.tsx';
import { DeviateForm, WaiveForm } from './relief-forms.tsx';
import { KickoffForm, PollForm, VoteForm } from './room-forms.tsx';
import { HoldForm, ResumeForm, WithdrawForm } from './stop-forms.tsx';

export interface FormProps<A extends FormTask['act']> {
  readonly task: Extract<FormTask, { readonly act: A }>;
  readonly busy: boolean;
  readonly onWish: (wish: Wish) => void;
}

/** The form that an act asks for before there is anything to show. */
export function FormFor({
  task,
  busy,
  onWish,
}: {
  readonly task: FormTask;
  readonly busy: boolean;
  readonly onWish: (wish: Wish) => void;
}): JSX.Element {
  switch (task.act) {
    case 'answer':
      return <AnswerForm task={task} busy={busy} onWish={onWish} />;
    case 'vote':
      return <VoteForm task={task} busy={busy} onWish={onWish} />;
    case 'waive':
      return <WaiveForm task={task} busy={busy} onWish={onWish} />;
    case 'deviate':
      return <DeviateForm task={task} busy={busy} onWish={onWish} />;
    case 'hold':
      return <HoldForm task={task} busy={busy} onWish={onWish} />;
    case 'resume':
      return <ResumeForm task={task} busy={busy} onWish={onWish} />;
    case 'withdraw':
      return <WithdrawForm task={task} busy={busy} onWish={onWish} />;
    case 'kickoff':
      return <KickoffForm task={task} busy={busy} onWish={onWish} />;
    case 'poll':
      return <PollForm task={task} busy={busy} onWish={onWish} />;
  }
}
