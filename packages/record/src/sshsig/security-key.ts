import { hash } from 'node:crypto';
import { readClientData } from '../webauthn/client-data.ts';
import { readFlags } from '../webauthn/flags.ts';
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

/** A security key's signature taken apart, before anything in it is compared. */
export interface SecurityKeyFields {
  readonly signature: Buffer;
  readonly flags: number;
  readonly counter: number;
  /** null for a security key used by ssh itself. */
  readonly page: { readonly origin: string; readonly clientData: Buffer; readonly extensions: Buffer } | null;
}

/** Reads what follows the algorithm in a signature by a security key (OpenSSH, PROTOCOL.u2f). */
export function readSecurityKeyFields(sshsig: Sshsig, reader: WireReader): SecurityKeyFields {
  const signature = readString(reader);
  const flags = readByte(reader);
  const counter = readUint32(reader);
  const page = sshsig.algorithm.startsWith('webauthn-')
    ? { origin: readName(reader), clientData: readString(reader), extensions: readString(reader) }
    : null;
  expectEnd(reader);
  return { signature, flags, counter, page };
}

/** The bytes that the authenticator signed before the digest of what it was asked. */
export function authenticatorDataOf(sshsig: Sshsig, fields: SecurityKeyFields): Buffer {
  return Buffer.concat([
    hash('sha256', sshsig.key.application ?? '', 'buffer'),
    Buffer.from([fields.flags]),
    wireUint32(fields.counter),
    fields.page?.extensions ?? Buffer.alloc(0),
  ]);
}

/** Reads a security key's signature over `data`, and what it says about its user and the page that asked. */
export function unwrapSecurityKey(sshsig: Sshsig, reader: WireReader, data: Buffer): WrappedSignature {
  const fields = readSecurityKeyFields(sshsig, reader);
  const page = fields.page === null ? null : readPage(fields.page, fields.flags, data);
  const { userPresent, userVerified, backupEligible } = readFlags(fields.flags);
  const asked = hash('sha256', fields.page?.clientData ?? data, 'buffer');
  return {
    signature: fields.signature,
    data: Buffer.concat([authenticatorDataOf(sshsig, fields), asked]),
    presence: { userPresent, userVerified, backupEligible, counter: fields.counter, page },
  };
}

function readPage(
  { origin, clientData, extensions }: NonNullable<SecurityKeyFields['page']>,
  flags: number,
  data: Buffer,
): NonNullable<Presence['page']> {
  const what = 'passkey signature';
  const { attestedData, extensionData } = readFlags(flags);
  if (attestedData) throw malformed(what, 'it carries attested data');
  if (extensionData !== extensions.length > 0) {
    throw malformed(what, 'its extension flag and its extensions differ');
  }
  if (origin.includes('"') || origin.includes('\\')) throw malformed(what, 'its origin holds a quote');
  const page = readClientData(clientData, { type: 'webauthn.get', challenge: data }, what);
  if (page.origin !== origin) {
    throw malformed(what, 'its client data does not begin with our challenge and its origin');
  }
  return page;
}
