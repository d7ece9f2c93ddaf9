import { ActionError } from '@sallyport/actions';
import { GateError } from '@sallyport/gate';
import { PaperError } from '@sallyport/papers';
import { RecordError } from '@sallyport/record';
import { StoreError } from '@sallyport/store';
import { WorkspaceError } from '@sallyport/workspace';

/** Whether an error of ours says in its own words what is wrong, and has nothing in it that is not for people. */
export function isSaid(error: unknown): error is Error & { readonly code: string } {
  const ours = [ActionError, GateError, PaperError, RecordError, StoreError, WorkspaceError];
  return ours.some((kind) => error instanceof kind) || isGateFileError(error);
}

/** Why something could not be done, for people. What we did not foresee stays in the log. */
export function troubleInWords(error: unknown): string {
  return isSaid(error) ? error.message : 'something went wrong that nobody foresaw; the log of the server says more.';
}

/** Its class stands behind a door of its own, so that YAML is not loaded for an error. */
function isGateFileError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('GATE_FILE_');
}
