import { type Bytes, concat, utf8 } from './bytes.ts';

const payloadType = 'application/vnd.in-toto+json';

/** Pre-authentication encoding of DSSE v1 over a statement's bytes. */
export function preAuthEncoding(statement: Bytes): Bytes {
  return concat(utf8(`DSSEv1 ${payloadType.length} ${payloadType} ${statement.length} `), statement);
}

/** The SSHSIG blob that a key signs for a message (OpenSSH, PROTOCOL.sshsig): the challenge that a passkey is given. */
export async function signedBlob(namespace: string, message: Bytes): Promise<Bytes> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-512', message));
  return concat(
    utf8('SSHSIG'),
    wireString(utf8(namespace)),
    wireString(utf8('')),
    wireString(utf8('sha512')),
    wireString(digest),
  );
}

/** A string as SSH writes it (RFC 4251 section 5): its length in four bytes, then its bytes. */
export function wireString(bytes: Uint8Array): Bytes {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return concat(length, bytes);
}
