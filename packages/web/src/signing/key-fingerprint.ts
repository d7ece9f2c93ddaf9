import { type Bytes, fromBase64, sha256Hex } from './bytes.ts';
import { isList, isRecord, plainText } from './canonical.ts';
import type { StatementForm } from './statement-form.ts';

/** The OpenSSH fingerprint of a public key as a trust root holds it (`type base64`). Throws WEB_NOT_CANONICAL. */
export async function keyFingerprint(publicKey: string): Promise<string> {
  return blobFingerprint(fromBase64(publicKey.split(' ')[1] ?? ''));
}

/** The same, of the key's bytes. */
export async function blobFingerprint(blob: Bytes): Promise<string> {
  const hex = await sha256Hex(blob);
  const binary = (hex.match(/../gu) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 16))).join('');
  return `SHA256:${btoa(binary).replaceAll('=', '')}`;
}

/** Keys of a root that stand under the fingerprint, which people compare, of another key; each as half a sentence. */
export async function misnamedKeys({ type, body }: StatementForm): Promise<readonly string[]> {
  if (type !== 'trust' || !isList(body['keys'])) return [];
  const wrong = body['keys'].map(async (key) => {
    if (!isRecord(key)) return ['a key in it cannot be read'];
    const own = await keyFingerprint(plainText(key['publicKey']));
    return own === key['fingerprint'] ? [] : [`the key ${plainText(key['fingerprint'])} in it is another key`];
  });
  return (await Promise.all(wrong)).flat();
}
