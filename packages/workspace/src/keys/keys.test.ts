import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifySignature } from '@sallyport/record';
import { expect, test } from 'vitest';
import { openRepository } from '../git/repository.ts';
import { temporaryFolder, temporaryKey, temporaryRepository } from '../testing/temporary-repository.ts';
import { findSigningKey } from './find-signing-key.ts';
import { gitIdentity } from './git-identity.ts';
import { sshKeygenSigner } from './ssh-keygen-signer.ts';

const MESSAGE = Buffer.from('exactly these bytes\0\n');

function fingerprintOf(key: string): string {
  return execFileSync('ssh-keygen', ['-lf', key], { encoding: 'utf8' }).split(' ')[1] ?? '';
}

test('ssh-keygen and our own verifier accept what the signer signs', async () => {
  const key = temporaryKey();
  const signer = await sshKeygenSigner(key);
  expect(signer.fingerprint).toBe(fingerprintOf(key));
  expect(readFileSync(`${key}.pub`, 'utf8').startsWith(signer.publicKey)).toBe(true);
  const armour = await signer.sign('evidence@sallyport.dev', MESSAGE);
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'sig'), armour);
  writeFileSync(join(folder, 'allowed'), `ada namespaces="evidence@sallyport.dev" ${signer.publicKey}\n`);
  const args = ['-Y', 'verify', '-f', join(folder, 'allowed'), '-I', 'ada', '-s', join(folder, 'sig')];
  const said = execFileSync('ssh-keygen', [...args, '-n', 'evidence@sallyport.dev'], { input: MESSAGE });
  expect(said.toString()).toContain('Good');
  expect(() => execFileSync('ssh-keygen', [...args, '-n', 'git'], { input: MESSAGE, stdio: 'pipe' })).toThrow();
  expect(verifySignature(armour, MESSAGE, 'evidence@sallyport.dev').fingerprint).toBe(signer.fingerprint);
});

test('the public key is derived where no .pub file stands beside the key', async () => {
  const key = temporaryKey();
  const expected = (await sshKeygenSigner(key)).publicKey;
  rmSync(`${key}.pub`);
  expect((await sshKeygenSigner(key)).publicKey).toBe(expected);
});

test('a public key whose private half stands beside it, or is held by an agent, signs', async () => {
  const key = temporaryKey();
  const folder = temporaryFolder();
  const socket = join(folder, 'agent');
  const started = execFileSync('ssh-agent', ['-s', '-a', socket], { encoding: 'utf8' });
  const pid = /SSH_AGENT_PID=(\d+)/.exec(started)?.[1] ?? '';
  process.env['SSH_AUTH_SOCK'] = socket;
  try {
    execFileSync('ssh-add', ['-q', key], { stdio: 'pipe' });
    const literal = readFileSync(`${key}.pub`, 'utf8').trim();
    rmSync(key);
    for (const named of [`${key}.pub`, literal, `key::${literal}`]) {
      const armour = await (await sshKeygenSigner(named)).sign('trust@sallyport.dev', MESSAGE);
      expect(armour).toContain('BEGIN SSH SIGNATURE');
    }
  } finally {
    delete process.env['SSH_AUTH_SOCK'];
    process.kill(Number(pid));
  }
});

test('every way in which a key cannot be used has a code and a way out', async () => {
  const locked = temporaryKey('a passphrase');
  const signer = await sshKeygenSigner(locked);
  await expect(signer.sign('seal@sallyport.dev', MESSAGE)).rejects.toMatchObject({
    code: 'KEY_PASSPHRASE',
    command: expect.stringContaining('ssh-add'),
  });
  await expect(sshKeygenSigner('/nonexistent/key')).rejects.toMatchObject({
    code: 'KEY_UNREADABLE',
    command: expect.stringContaining('ssh-keygen -t ed25519'),
  });
  const open = temporaryKey();
  chmodSync(open, 0o644);
  const tooOpen = await sshKeygenSigner(open);
  await expect(tooOpen.sign('seal@sallyport.dev', MESSAGE)).rejects.toMatchObject({ code: 'KEY_PERMISSIONS' });
  const alone = temporaryKey();
  rmSync(alone);
  const publicOnly = await sshKeygenSigner(`${alone}.pub`);
  await expect(publicOnly.sign('seal@sallyport.dev', MESSAGE)).rejects.toMatchObject({ code: 'KEY_UNUSABLE' });
  const nonsense = join(temporaryFolder(), 'key');
  writeFileSync(nonsense, 'not a key', { mode: 0o600 });
  await expect(sshKeygenSigner(nonsense)).rejects.toMatchObject({ code: 'KEY_UNUSABLE' });
});

test('a file that is no key is called that, and no command for keys is offered for it', async () => {
  const file = join(temporaryFolder(), 'passwd');
  writeFileSync(file, 'root:x:0:0:root:/root:/bin/sh\n', { mode: 0o644 });
  const called = { code: 'KEY_UNUSABLE', command: null, message: expect.stringContaining('holds no OpenSSH key') };
  await expect(sshKeygenSigner(file)).rejects.toMatchObject(called);
  writeFileSync(`${file}.pub`, readFileSync(`${temporaryKey()}.pub`));
  await expect(sshKeygenSigner(file)).rejects.toMatchObject(called);
});

test('a private key in the older format is known as one', async () => {
  const key = join(temporaryFolder(), 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ecdsa', '-m', 'PEM', '-N', '', '-f', key]);
  rmSync(`${key}.pub`);
  expect((await sshKeygenSigner(key)).publicKey).toMatch(/^ecdsa-sha2-nistp256 /);
});

test('the key is found in order: option, environment, sallyport.key, user.signingkey for SSH only', async () => {
  const project = temporaryRepository();
  project.commit('one');
  const none = await openRepository(project.directory);
  expect(() => findSigningKey(null, none, {})).toThrow(expect.objectContaining({ code: 'KEY_MISSING' }));
  project.git('config', 'user.signingkey', 'ABCDEF');
  expect(() => findSigningKey(null, none, {})).toThrow();
  project.git('config', 'gpg.format', 'ssh');
  project.git('config', 'user.signingkey', 'keys/git');
  const gits = await openRepository(project.directory);
  expect(findSigningKey(null, gits, {})).toEqual({
    key: join(project.directory, 'keys/git'),
    from: 'git config user.signingkey',
  });
  project.git('config', 'sallyport.key', '~/ours');
  const ours = await openRepository(project.directory);
  expect(findSigningKey(null, ours, {})).toMatchObject({ from: 'git config sallyport.key' });
  expect(findSigningKey(null, ours, {}).key).not.toContain('~');
  expect(findSigningKey(null, ours, { SALLYPORT_KEY: '/k' })).toEqual({ key: '/k', from: 'SALLYPORT_KEY' });
  expect(findSigningKey('/flag', ours, { SALLYPORT_KEY: '/k' })).toEqual({ key: '/flag', from: '--key' });
});

test("the identity is git's, else the person's, else a refusal", async () => {
  const project = temporaryRepository();
  expect(gitIdentity(await openRepository(project.directory))).toEqual({
    name: 'Ada Example',
    email: 'ada@example.org',
  });
  project.git('config', '--unset', 'user.name');
  project.git('config', '--unset', 'user.email');
  const nameless = await openRepository(project.directory);
  const person = { name: 'Grace', email: 'grace@example.org' };
  expect(gitIdentity(nameless, person)).toEqual(person);
  expect(() => gitIdentity(nameless)).toThrow(expect.objectContaining({ code: 'IDENTITY_MISSING' }));
});
