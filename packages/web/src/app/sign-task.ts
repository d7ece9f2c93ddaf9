import type { CriterionPage, Wish } from '@sallyport/server/contract';
import { createContext, useContext } from 'react';
import type { PeopleOnScreen } from '../signing/people-on-screen.ts';

/** What somebody is about to sign: a wish that is complete, or one whose form the dialog asks for first. */
export type SignTask =
  | {
      readonly act: 'ready';
      readonly title: string;
      readonly intro: string;
      readonly wish: Wish;
      /** With a wish for a trust root: what the screen showed of the people in it. */
      readonly people?: PeopleOnScreen;
    }
  | {
      readonly act: 'answer';
      readonly title: string;
      /** Empty: everything that waits for me. */
      readonly about: readonly string[];
      /** The same, written out. */
      readonly names: readonly { readonly about: string; readonly title: string }[];
      readonly documents: readonly string[];
    }
  | { readonly act: 'vote'; readonly title: string; readonly roles: readonly string[]; readonly answer: 'go' | 'no-go' }
  | { readonly act: 'waive'; readonly title: string; readonly criterion: CriterionPage }
  | {
      readonly act: 'deviate';
      readonly title: string;
      readonly rows: readonly { readonly criterion: string; readonly line: string }[];
    }
  | { readonly act: 'hold'; readonly title: string }
  | { readonly act: 'resume'; readonly title: string; readonly roles: readonly string[] }
  | { readonly act: 'withdraw'; readonly title: string; readonly statement: string }
  | { readonly act: 'kickoff'; readonly title: string }
  | { readonly act: 'poll'; readonly title: string };

export type FormTask = Exclude<SignTask, { readonly act: 'ready' }>;

export const SignContext = createContext<(task: SignTask) => void>(() => {});

/** Opens the dialog in which something is read, signed and acknowledged. */
export function useSign(): (task: SignTask) => void {
  return useContext(SignContext);
}
