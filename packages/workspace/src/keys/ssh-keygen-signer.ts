import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Signer } from '@sallyport/record';
import { shellWord, systemCode, WorkspaceError } from '../errors.ts';
import { isLiteralKey } from './find-signing-key.ts';
import { type KeygenResult, runSshKeygen } from './run-ssh-keygen.ts';

/** A signer that can also sign for git, whose namespace is not one of the record's. */
export interface KeySigner extends Signer {
  /** An armoured SSHSIG in git's own namespace, as a commit carries it. */
  signForGit(message: Uint8Array): Promise<string>;
}

const PUBLIC_KEY = /^((?:ssh|ecdsa|sk)-[a-z0-9@.-]+) +([A-Za-z0-9+/]+={0,2})(?: .*)?$/;
const PRIVATE_KEY = /^-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY-----\r?$/m;
const SIGNATURE = /^-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+-----END SSH SIGNATURE-----\n?$/;

/**
 * A signer over ssh-keygen, which knows key files, agents and security keys. The private key never enters this
 * process. `key` is a private or public key file, or a public key as text.
 * @throws WorkspaceError KEY_UNREADABLE, KEY_PERMISSIONS, KEY_PASSPHRASE, KEY_UNUSABLE, KEYGEN_MISSING.
 */
export async function sshKeygenSigner(key: string): Promise<KeySigner> {
  const publicKey = await readPublicKey(key);
  const blob = Buffer.from(publicKey.split(' ')[1] ?? '', 'base64');
  const fingerprint = `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
  return {
    fingerprint,
    publicKey,
    sign: (namespace, message) => signWith(key, publicKey, namespace, message),
    signForGit: (message) => signWith(key, publicKey, 'git', message),
  };
}

async function readPublicKey(key: string): Promise<string> {
  if (isLiteralKey(key)) return parsePublicKey(key.replace(/^key::/, ''), 'the configured key');
  const content = await readKeyFile(key);
  if (PUBLIC_KEY.test(content.trim())) return parsePublicKey(content, key);
  // Whatever else it is, no advice about a key may follow: `chmod 600` on a system's file does damage.
  if (!PRIVATE_KEY.test(content)) return parsePublicKey(content, key);
  const beside = await readFile(`${key}.pub`, 'utf8').catch(() => null);
  if (beside !== null) return parsePublicKey(beside, `${key}.pub`);
  const derived = await runSshKeygen(['-y', '-f', key], null);
  if (derived.code !== 0) throw explain(key, derived);
  return parsePublicKey(derived.stdout, key);
}

async function readKeyFile(key: string): Promise<string> {
  const { size } = await stat(key).catch((cause: unknown) => {
    throw unreadable(key, cause);
  });
  if (size > 64 * 1024) throw new WorkspaceError('KEY_UNUSABLE', `${key} is too large to be a key.`);
  return readFile(key, 'utf8').catch((cause: unknown) => {
    throw unreadable(key, cause);
  });
}

function parsePublicKey(text: string, where: string): string {
  const match = PUBLIC_KEY.exec(text.trim().split('\n')[0] ?? '');
  if (match !== null) return `${match[1]} ${match[2]}`;
  throw new WorkspaceError('KEY_UNUSABLE', `${where} holds no OpenSSH key. Name an SSH private or public key file.`);
}

async function signWith(key: string, publicKey: string, namespace: string, message: Uint8Array): Promise<string> {
  if (!isLiteralKey(key)) return signWithFile(key, key, namespace, message);
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-key-'));
  try {
    const file = join(folder, 'key.pub');
    await writeFile(file, `${publicKey}\n`);
    return await signWithFile(file, 'the configured key', namespace, message);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function signWithFile(file: string, shown: string, namespace: string, message: Uint8Array): Promise<string> {
  const result = await runSshKeygen(['-Y', 'sign', '-f', file, '-n', namespace], message);
  if (result.code === 0 && SIGNATURE.test(result.stdout)) return result.stdout;
  throw explain(shown, result);
}

/** ssh-keygen's English sentences, turned into what the person can do. */
function explain(key: string, { stderr }: KeygenResult): WorkspaceError {
  const word = shellWord(key);
  if (/UNPROTECTED PRIVATE KEY|bad permissions|too open/i.test(stderr)) {
    const message = `Other users can read the key ${key}, so ssh-keygen refuses it.`;
    return new WorkspaceError('KEY_PERMISSIONS', message, { command: `chmod 600 ${word}` });
  }
  if (/incorrect passphrase|passphrase/i.test(stderr)) {
    const message = `The key ${key} asks for a passphrase, and it was wrong or there is no terminal to type it on.`;
    return new WorkspaceError('KEY_PASSPHRASE', `${message} An agent can hold the opened key.`, {
      command: `ssh-add ${word}`,
    });
  }
  if (/no private key found|agent|Couldn't sign|not found in agent/i.test(stderr)) {
    const message = `Only the public half of ${key} is here, and no agent offers the private half.`;
    return new WorkspaceError('KEY_UNUSABLE', message, { command: `ssh-add ${shellWord(key.replace(/\.pub$/, ''))}` });
  }
  if (/device not found|FIDO|security key|user presence/i.test(stderr)) {
    return new WorkspaceError(
      'KEY_UNUSABLE',
      `The security key for ${key} is not plugged in or was not touched. Try again.`,
    );
  }
  const said = stderr.split('\n').at(-1)?.slice(0, 300) ?? '';
  return new WorkspaceError('KEY_UNUSABLE', `ssh-keygen could not use ${key}: ${said || 'it said nothing'}.`);
}

function unreadable(key: string, cause: unknown): WorkspaceError {
  const gone = systemCode(cause) === 'ENOENT';
  const reason = gone ? 'does not exist' : `could not be read (${systemCode(cause) ?? 'unknown'})`;
  const message = `The signing key ${key} ${reason}.`;
  if (!gone) return new WorkspaceError('KEY_UNREADABLE', message, { command: `ls -l ${shellWord(key)}`, cause });
  return new WorkspaceError('KEY_UNREADABLE', `${message} Name another one or make it.`, {
    command: `ssh-keygen -t ed25519 -f ${shellWord(key)}`,
    cause,
  });
}
