import type { RecordView } from '@sallyport/record';
import { ActionError } from '../action-error.ts';
import type { Session } from './open-session.ts';

/** A session on a gate whose people are known. `phase` is what statements written in it say. */
export type Founded = Session & { readonly record: RecordView; readonly phase: number };

/** For whatever writes: there must be a trust root. Throws CLI_NO_TRUST_ROOT. */
export function requireRecord(session: Session, why = 'No trust root was founded yet, so nobody can sign.'): Founded {
  if (!session.record) {
    throw new ActionError('CLI_NO_TRUST_ROOT', why, { command: 'sallyport trust found --people DIR' });
  }
  return { ...session, record: session.record, phase: session.gate.phase.number };
}
