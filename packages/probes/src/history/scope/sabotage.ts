import type { ResolvedGate } from '@sallyport/gate';
import type { Sabotage } from '../../probe.ts';

/** Start and end in the wrong order, or rules for stopping that nobody wrote: what a hurried edit of the dates leaves. */
export const sabotage: Sabotage = (context) => {
  const { gate, criterion } = context;
  const { test } = gate;
  if (test === null) return Promise.resolve(null);
  const spoiled: ResolvedGate =
    criterion === 'M3'
      ? { ...gate, test: { ...test, stopRules: [] } }
      : { ...gate, test: { ...test, start: test.end, end: test.start } };
  const what =
    criterion === 'M3' ? 'the rules for stopping the test were deleted' : 'start and end of the test were swapped';
  return Promise.resolve({ what, edits: [], gate: spoiled });
};
