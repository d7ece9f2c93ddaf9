import { asBuffer, decodeUtf8 } from '../bytes.ts';
import { malformed } from '../sshsig/wire.ts';

/** What a browser says about the page that asked an authenticator. */
export interface AskingPage {
  readonly origin: string;
  /** The page was inside a page of another origin. */
  readonly crossOrigin: boolean;
  readonly topOrigin: boolean;
}

export interface Asked {
  readonly type: 'webauthn.get' | 'webauthn.create';
  readonly challenge: Uint8Array;
}

const MAX_CLIENT_DATA = 8192;

/** An origin without what JSON would have to escape, up to the quote behind it. */
const ORIGIN = /^([\x20\x21\x23-\x5b\x5d-\x7e]*)"/;

/**
 * Reads the JSON that a browser gave an authenticator, which must answer exactly what was asked. `what` names it in a
 * refusal. Throws RECORD_SIGNATURE_MALFORMED.
 */
export function readClientData(bytes: Uint8Array, asked: Asked, what: string): AskingPage {
  if (bytes.length > MAX_CLIENT_DATA) throw malformed(what, 'its client data is too long');
  const text = decodeUtf8(bytes);
  if (text === null) throw malformed(what, 'its client data is not UTF-8');
  // The order of these three is fixed by WebAuthn level 2 section 5.8.1.1, and ssh relies on it; browsers append more.
  const challenge = asBuffer(asked.challenge).toString('base64url');
  const start = `{"type":"${asked.type}","challenge":"${challenge}","origin":"`;
  const origin = text.startsWith(start) ? ORIGIN.exec(text.slice(start.length))?.[1] : undefined;
  if (origin === undefined) throw malformed(what, 'its client data does not begin with our challenge and its origin');
  let fields: Readonly<Record<string, unknown>>;
  try {
    fields = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw malformed(what, 'its client data is not JSON');
  }
  // A key that stands twice would mean one thing here and another to whoever parses the whole.
  if (fields['type'] !== asked.type || fields['challenge'] !== challenge || fields['origin'] !== origin) {
    throw malformed(what, 'its client data contradicts its own beginning');
  }
  const crossOrigin = fields['crossOrigin'] !== undefined && fields['crossOrigin'] !== false;
  return { origin, crossOrigin, topOrigin: fields['topOrigin'] !== undefined };
}
