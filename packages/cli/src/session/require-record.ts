import type { RecordView } from '@sallyport/record';
import { CliError } from '../cli-error.ts';
import type { Session } from './open-session.ts';

export type Founded = Session & { readonly record: RecordView; readonly phase: number };

/** For commands that write: there must be a trust root. Throws CLI_NO_TRUST_ROOT. */
export function requireRecord(session: Session): Founded {
  if (!session.record) {
    throw new CliError('CLI_NO_TRUST_ROOT', 'No trust root was founded yet, so nobody can sign.', {
      command: 'sallyport trust found --people DIR',
    });
  }
  return { ...session, record: session.record, phase: session.gate.phase.number };
}
