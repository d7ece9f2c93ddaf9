import { reportIt } from './bytes.ts';
import { isList, isRecord, type Json } from './canonical.ts';
import { SigningError } from './signing-error.ts';

/** The parts of a statement that this page compares with what it showed. */
export interface StatementForm {
  readonly type: string;
  readonly phase: number | null;
  readonly person: string;
  readonly key: string;
  readonly time: string;
  readonly body: { readonly [key: string]: Json };
}

const predicate = /^https:\/\/sallyport\.dev\/([a-z]+)\/v1$/u;

/** Namespaces of what people sign; machines sign evidence and seals, and never through a page. */
const namespaces: Readonly<Record<string, string>> = {
  trust: 'trust@sallyport.dev',
  gate: 'trust@sallyport.dev',
  decision: 'decision@sallyport.dev',
  signoff: 'signoff@sallyport.dev',
  waiver: 'signoff@sallyport.dev',
  deviation: 'signoff@sallyport.dev',
  kickoff: 'signoff@sallyport.dev',
  poll: 'signoff@sallyport.dev',
  vote: 'signoff@sallyport.dev',
  paper: 'signoff@sallyport.dev',
  hold: 'signoff@sallyport.dev',
  resume: 'signoff@sallyport.dev',
  withdraw: 'signoff@sallyport.dev',
};

/** The namespace that a person's statement of this type is signed in; null for a type that no person signs. */
export function namespaceOf(type: string): string | null {
  return Object.hasOwn(namespaces, type) ? (namespaces[type] ?? null) : null;
}

/** Takes a statement apart. Throws WEB_NOT_WHAT_WAS_SHOWN where it is no statement of ours. */
export function formOf(value: Json): StatementForm {
  if (!isRecord(value) || value['_type'] !== 'https://in-toto.io/Statement/v1' || !isList(value['subject'])) {
    throw noStatement('it is no in-toto statement');
  }
  const type = typeof value['predicateType'] === 'string' ? predicate.exec(value['predicateType'])?.[1] : undefined;
  const header = value['predicate'];
  if (type === undefined || !isRecord(header)) throw noStatement('its type is none of ours');
  const { author, body, phase, time } = header;
  if (!isRecord(author) || !isRecord(body) || typeof time !== 'string') throw noStatement('its header is incomplete');
  const { person, key } = author;
  if (typeof person !== 'string' || typeof key !== 'string') throw noStatement('no person is its author');
  if (phase !== null && typeof phase !== 'number') throw noStatement('its phase is no number');
  return { type, phase: phase ?? null, person, key, time, body };
}

function noStatement(why: string): SigningError {
  return new SigningError('WEB_NOT_WHAT_WAS_SHOWN', `What was sent to be signed is not a statement: ${why}.`, reportIt);
}
