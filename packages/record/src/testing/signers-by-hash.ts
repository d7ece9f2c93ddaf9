import { generateKeyPairSync, sign } from 'node:crypto';
import type { Signer } from '../signer.ts';
import { encodeArmour } from '../sshsig/armour.ts';
import { parsePublicKey } from '../sshsig/public-key.ts';
import { encodeSshsig, type HashName, signedData } from '../sshsig/sshsig.ts';
import { wireString } from '../sshsig/wire.ts';

/** Two signers with one new Ed25519 key: a good one, and one that uses the hash which SSHSIG has and a record refuses. */
export function signersByHash(): { readonly [H in HashName]: Signer } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  const keyBlob = Buffer.concat([wireString('ssh-ed25519'), wireString(Buffer.from(x, 'base64url'))]);
  const { fingerprint, text } = parsePublicKey(`ssh-ed25519 ${keyBlob.toString('base64')}`);
  const signing = (hash: HashName): Signer => ({
    fingerprint,
    publicKey: text,
    sign: (namespace, message) => {
      const value = sign(null, signedData(namespace, message, hash), privateKey);
      const signature = Buffer.concat([wireString('ssh-ed25519'), wireString(value)]);
      return Promise.resolve(encodeArmour(encodeSshsig({ keyBlob, namespace, hash, signature })));
    },
  });
  return { sha256: signing('sha256'), sha512: signing('sha512') };
}
