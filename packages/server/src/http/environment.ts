import type { HttpBindings } from '@hono/node-server';
import type { Credential, Session } from '@sallyport/store';
import type { Context } from 'hono';
import type { Standing } from '../gate-port.ts';
import { ServerError } from '../server-error.ts';

/** Who asks, once the session is found to be good. */
export interface Asker {
  readonly person: string;
  readonly standing: Standing;
  readonly session: Session;
  /** Not retired, oldest first. */
  readonly passkeys: readonly Credential[];
}

export interface HttpEnvironment {
  /** Absent in tests that ask the app without a socket. */
  Bindings: Partial<HttpBindings>;
  Variables: {
    asker: Asker | null;
    /** Stands in the log and in an answer that says nothing else. */
    requestId: string;
  };
}

export type HttpContext = Context<HttpEnvironment>;

/** Who asks, on a route that only persons reach. Throws SERVER_NOT_LOGGED_IN where a rule was forgotten. */
export function askerOf(context: { readonly var: HttpEnvironment['Variables'] }): Asker {
  const { asker } = context.var;
  if (asker === null) throw new ServerError('SERVER_NOT_LOGGED_IN', 'You are not logged in.');
  return asker;
}
