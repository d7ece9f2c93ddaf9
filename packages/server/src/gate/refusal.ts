import { ActionError, type ActionErrorCode } from '@sallyport/actions';
import { ServerError, type ServerErrorCode } from '../server-error.ts';
import { isSaid } from './trouble.ts';

const codes: Partial<Record<ActionErrorCode, ServerErrorCode>> = {
  CLI_NOT_ALLOWED: 'SERVER_NOT_ALLOWED',
  CLI_NOT_ENROLLED: 'SERVER_NOT_ALLOWED',
};

/** What an act refuses in its own words, as an answer to the person; anything else is passed on as our fault. */
function refusalOf(error: unknown): unknown {
  if (error instanceof ServerError || !isSaid(error)) return error;
  const code = error instanceof ActionError ? codes[error.code] : undefined;
  // A command of the terminal helps nobody who reads this in a browser.
  return new ServerError(code ?? 'SERVER_REFUSED', error.message, { cause: error });
}

/** Runs an act, with its refusals as answers. */
export async function refusing<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw refusalOf(error);
  }
}
