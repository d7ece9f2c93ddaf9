import type { Outcome } from '@sallyport/emberfall';
import { expect } from 'vitest';

/**
 * A refusal as people deserve it: the exit code of the design, what and where in a sentence, the permanent code in
 * brackets, and neither a stack nor anybody's fault that is ours (70).
 */
export function expectRefused(outcome: Outcome, exit: 2 | 3 | 64, errorCode: string, says: RegExp): void {
  expect(outcome).toMatchObject({ code: exit, stderr: expect.stringMatching(says) });
  expect(outcome.stderr).toContain(`(${errorCode})`);
  expect(outcome.stderr + outcome.stdout).not.toMatch(/\n\s+at .+\(.+:\d+:\d+\)/);
}

/** The error that `--json` prints, for machines. */
export function errorOf(outcome: Outcome): { readonly code: string; readonly message: string } {
  return (JSON.parse(outcome.stdout) as { readonly error: { readonly code: string; readonly message: string } }).error;
}
