import { hash } from 'node:crypto';
import type { Sshsig } from './sshsig.ts';
import {
  expectEnd,
  malformed,
  readByte,
  readName,
  readString,
  readUint32,
  type WireReader,
  wireUint32,
} from './wire.ts';

/** What a security key or passkey says about the moment of signing. Proved by its signature, judged by verifySignoff. */
export interface Presence {
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  /** The key may exist on several devices (passkeys of a password manager). */
  readonly backupEligible: boolean;
  readonly counter: number;
  /** The page that asked; null for a security key used by ssh itself. */
  readonly page: { readonly origin: string; readonly crossOrigin: boolean; readonly topOrigin: boolean } | null;
}

export interface WrappedSignature {
  readonly signature: Uint8Array;
  /** What the authenticator signed in place of `data`. */
  readonly data: Buffer;
  readonly presence: Presence;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const BACKUP_ELIGIBLE = 0x08;
const ATTESTED_DATA = 0x40;
const EXTENSION_DATA = 0x80;
const MAX_CLIENT_DATA = 8192;

/** Reads what follows the algorithm in a signature by a security key (OpenSSH, PROTOCOL.u2f). */
export function unwrapSecurityKey(sshsig: Sshsig, reader: WireReader, data: Buffer): WrappedSignature {
  const signature = readString(reader);
  const flags = readByte(reader);
  const counter = readUint32(reader);
  const page = sshsig.algorithm.startsWith('webauthn-') ? readPage(reader, flags, data) : null;
  expectEnd(reader);
  const signed = Buffer.concat([
    hash('sha256', sshsig.key.application ?? '', 'buffer'),
    Buffer.from([flags]),
    wireUint32(counter),
    page?.extensions ?? Buffer.alloc(0),
    hash('sha256', page?.clientData ?? data, 'buffer'),
  ]);
  return {
    signature,
    data: signed,
    presence: {
      userPresent: (flags & USER_PRESENT) !== 0,
      userVerified: (flags & USER_VERIFIED) !== 0,
      backupEligible: (flags & BACKUP_ELIGIBLE) !== 0,
      counter,
      page: page === null ? null : page.page,
    },
  };
}

interface PageData {
  readonly clientData: Buffer;
  readonly extensions: Buffer;
  readonly page: NonNullable<Presence['page']>;
}

function readPage(reader: WireReader, flags: number, data: Buffer): PageData {
  const origin = readName(reader);
  const clientData = readString(reader);
  const extensions = readString(reader);
  if ((flags & ATTESTED_DATA) !== 0) throw malformed('passkey signature', 'it carries attested data');
  if (((flags & EXTENSION_DATA) !== 0) !== extensions.length > 0) {
    throw malformed('passkey signature', 'its extension flag and its extensions differ');
  }
  if (origin.includes('"') || origin.includes('\\')) throw malformed('passkey signature', 'its origin holds a quote');
  if (clientData.length > MAX_CLIENT_DATA) throw malformed('passkey signature', 'its client data is too long');
  // The order of these three is fixed by WebAuthn level 2 section 5.8.1.1; browsers may append more.
  const start = `{"type":"webauthn.get","challenge":"${data.toString('base64url')}","origin":"${origin}"`;
  const text = clientData.toString('utf8');
  if (!text.startsWith(start)) {
    throw malformed('passkey signature', 'its client data does not begin with our challenge and its origin');
  }
  let fields: Readonly<Record<string, unknown>>;
  try {
    fields = JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    throw malformed('passkey signature', 'its client data is not JSON');
  }
  const crossOrigin = fields['crossOrigin'] !== undefined && fields['crossOrigin'] !== false;
  return { clientData, extensions, page: { origin, crossOrigin, topOrigin: fields['topOrigin'] !== undefined } };
}
