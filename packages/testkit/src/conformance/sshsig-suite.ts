import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parsePublicKey, verifySignature, verifySignoff } from '@sallyport/record';
import { listKey } from '../record-builder.ts';
import { expectAccepted, type Outcome, type Suite } from './suite.ts';

/**
 * OpenSSH's own signatures: each must be good as it stands, and refused for another message, in another namespace and
 * with one bit changed. The passkey among them did not verify its user, so it is good and still no sign-off.
 */
export const sshsigSuite: Suite = {
  name: 'SSHSIG (OpenSSH, WebAuthn included)',
  run(folder) {
    const data = join(folder, 'sshsig');
    const message = readFileSync(join(data, 'signed-data'));
    const namespace = readFileSync(join(data, 'namespace'), 'utf8');
    return readdirSync(data)
      .filter((file) => file.endsWith('.sig'))
      .flatMap((file) => cases(join(data, file), file.slice(0, -'.sig'.length), message, namespace));
  },
};

const ACCEPTED = /^(?:ssh-(?:ed25519|rsa)|ecdsa-sha2-nistp\d+|sk-(?:ssh-ed25519|ecdsa-sha2-nistp256)@openssh\.com)$/;

function cases(file: string, name: string, message: Buffer, namespace: string): readonly Outcome[] {
  const armour = readFileSync(file, 'utf8');
  const [type = '', base64 = ''] = readFileSync(file.replace(/sig$/, 'pub'), 'utf8').split(/\s+/);
  if (!ACCEPTED.test(type)) return [{ kind: 'does not apply', why: `keys of type ${type} are not accepted` }];
  const key = parsePublicKey(`${type} ${base64}`);
  const isGood = (text: string, over: Uint8Array, within: string): boolean =>
    verifySignature(text, over, within).fingerprint === key.fingerprint;
  const outcomes = [
    expectAccepted(name, true, () => isGood(armour, message, namespace)),
    expectAccepted(`${name}, other message`, false, () => isGood(armour, Buffer.concat([message, message]), namespace)),
    expectAccepted(`${name}, other namespace`, false, () => isGood(armour, message, 'signoff@sallyport.dev')),
    expectAccepted(`${name}, one bit changed`, false, () => isGood(oneBitOff(armour), message, namespace)),
  ];
  if (!name.includes('webauthn')) return outcomes;
  const listed = listKey(
    { fingerprint: key.fingerprint, publicKey: key.text, sign: () => Promise.reject() },
    { person: 'ada' },
  );
  const policy = { namespace, key: listed, origins: ['https://www.mindrot.org'] };
  const signoff = expectAccepted(`${name} as a sign-off`, false, () => {
    verifySignoff(armour, message, policy);
    return true;
  });
  return [...outcomes, signoff];
}

/** The armour of the same signature with the lowest bit of its last whole byte group changed. */
function oneBitOff(armour: string): string {
  const lines = armour.split('\n');
  const blob = Buffer.from(lines.slice(1, -2).join(''), 'base64');
  const at = blob.length - 40;
  blob[at] = (blob[at] as number) ^ 1;
  const wrapped = blob.toString('base64').match(/.{1,70}/g) ?? [];
  return [lines[0], ...wrapped, ...lines.slice(-2)].join('\n');
}
