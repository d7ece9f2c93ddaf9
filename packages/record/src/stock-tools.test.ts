import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foundRecord, makeKey, type RecordBuilder, simulatedPasskey } from '@sallyport/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { preAuthEncoding } from './dsse.ts';
import { allowedSignersPath, checkpointPath, checkpointSignaturePath, signaturePath, statementPath } from './layout.ts';
import { namespaceFor } from './namespaces.ts';
import type { Namespace } from './signer.ts';
import { signedData } from './sshsig/sshsig.ts';
import type { TrustKey } from './statements/bodies.ts';
import { principal } from './trust/allowed-signers.ts';
import { armourOfAssertion } from './webauthn/assertion-armour.ts';

let folder: string;
let record: RecordBuilder;
const lea = simulatedPasskey();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sallyport-stock-'));
  const stock = async (type: 'ed25519' | 'ecdsa' | 'rsa'): Promise<{ id: string; signer: TrustSigner }> => ({
    id: type,
    signer: (await makeKey({ type, dir: folder })).signer,
  });
  const own = async (type: 'ecdsa' | 'rsa'): Promise<{ id: string; signer: TrustSigner }> => ({
    id: `own-${type}`,
    signer: (await makeKey({ type })).signer,
  });
  const keys = [await stock('ed25519'), await stock('ecdsa'), await stock('rsa'), await own('ecdsa'), await own('rsa')];
  record = await foundRecord({ persons: ['ada', ...keys, { id: 'lea', signer: lea.signer }] });
  await record.seal();
  for (const { id } of record.root().persons) await record.signoff([{ about: id }], { by: id });
  await record.gate('source', 'resolved');
  await record.evidence([{}]);
  await record.decision({});
  await record.hold({ decision: record.fingerprint }, { by: 'runner:ci' });
  await record.seal();
});

type TrustSigner = Awaited<ReturnType<typeof makeKey>>['signer'];

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileAt(path: string): Uint8Array {
  const bytes = record.files.get(path);
  if (bytes === undefined) throw new Error(`The record under test has no ${path}.`);
  return bytes;
}

/** Whether stock ssh-keygen calls this a good signature of this principal in this namespace. */
function stockAccepts(
  who: string,
  namespace: string,
  signature: Uint8Array,
  message: Uint8Array,
  signers: Uint8Array = fileAt(allowedSignersPath(1)),
): boolean {
  writeFileSync(join(folder, 'allowed_signers'), signers);
  writeFileSync(join(folder, 'signature'), signature);
  const options = ['-f', join(folder, 'allowed_signers'), '-I', who, '-n', namespace, '-s', join(folder, 'signature')];
  try {
    execFileSync('ssh-keygen', ['-Y', 'verify', ...options], { input: message, stdio: ['pipe', 'ignore', 'ignore'] });
    return true;
  } catch (error) {
    if ((error as { status?: unknown }).status === 255) return false;
    throw error;
  }
}

function ownerOf(fingerprint: string): string {
  return principal(record.root().keys.find((key) => key.fingerprint === fingerprint) as TrustKey);
}

describe('stock ssh-keygen', () => {
  it("accepts what a page made of a passkey's answer", () => {
    const message = preAuthEncoding(Buffer.from('{"a":"statement"}'));
    const namespace = 'signoff@sallyport.dev';
    const assertion = lea.assert(signedData(namespace, message));
    const armour = armourOfAssertion(lea.publicKey.text, assertion, { namespace, message });
    expect(stockAccepts('lea', namespace, Buffer.from(armour), message)).toBe(true);
    expect(stockAccepts('ada', namespace, Buffer.from(armour), message)).toBe(false);
    expect(stockAccepts('lea', 'trust@sallyport.dev', Buffer.from(armour), message)).toBe(false);
    expect(stockAccepts('lea', namespace, Buffer.from(armour), Buffer.from('another'))).toBe(false);
  });

  it('knows no passkey for RS256, which is left out of the file that it reads', async () => {
    const wim = simulatedPasskey({ algorithm: 'RS256' });
    const other = await foundRecord({
      persons: ['ada', { id: 'wim', signer: wim.signer }, { id: 'lea', signer: lea.signer }],
    });
    const digest = await other.signoff([{}], { by: 'wim' });
    await other.signoff([{}], { by: 'lea' });
    await other.seal();
    expect(other.view().statements).toHaveLength(3);
    const signers = Buffer.from(other.files.get(allowedSignersPath(1)) ?? []);
    expect(signers.toString()).not.toMatch(/wim|rs256/);
    for (const { digest: each, signedBy } of other.view().statements) {
      const signature = other.files.get(signaturePath(each)) ?? Buffer.alloc(0);
      const message = preAuthEncoding(other.files.get(statementPath(each)) ?? Buffer.alloc(0));
      const owner = principal(other.root().keys.find((key) => key.fingerprint === signedBy) as TrustKey);
      const namespace = owner === 'ada' ? 'trust@sallyport.dev' : 'signoff@sallyport.dev';
      const whole = [stockAccepts(owner, namespace, signature, message, signers)];
      // Nor would a line for it break the others in the stock tool of today; older ones are not relied on.
      const line = `wim namespaces="${namespace}" ${wim.publicKey.text}\n`;
      whole.push(stockAccepts(owner, namespace, signature, message, Buffer.concat([Buffer.from(line), signers])));
      expect([owner, whole]).toEqual([owner, each === digest ? [false, false] : [true, true]]);
    }
  });

  it('lets the key of a server seal, observe and commit, and nothing that a person does', async () => {
    const server = record.signers.get('runner:seal');
    const message = Buffer.from('what a server signs');
    for (const namespace of ['seal@sallyport.dev', 'evidence@sallyport.dev', 'git'] as const) {
      const signature = Buffer.from((await server?.sign(namespace as Namespace, message)) ?? '');
      expect([namespace, stockAccepts('runner:seal', namespace, signature, message)]).toEqual([namespace, true]);
    }
    for (const namespace of ['signoff@sallyport.dev', 'trust@sallyport.dev', 'decision@sallyport.dev'] as const) {
      const signature = Buffer.from((await server?.sign(namespace, message)) ?? '');
      expect([namespace, stockAccepts('runner:seal', namespace, signature, message)]).toEqual([namespace, false]);
    }
  });

  it('accepts every statement of a record, and for nobody else and nothing else', () => {
    const { statements } = record.view();
    expect(statements).toHaveLength(12);
    for (const { digest, type, header, signedBy } of statements) {
      const signature = fileAt(signaturePath(digest));
      const message = preAuthEncoding(fileAt(statementPath(digest)));
      const namespace = namespaceFor(type, header.author);
      const owner = ownerOf(signedBy);
      const other = owner === 'ada' ? 'lea' : 'ada';
      expect([type, owner, stockAccepts(owner, namespace, signature, message)]).toEqual([type, owner, true]);
      expect(stockAccepts(other, namespace, signature, message)).toBe(false);
      expect(stockAccepts(owner, 'seal@sallyport.dev', signature, message)).toBe(false);
      expect(stockAccepts(owner, namespace, signature, Buffer.concat([message, Buffer.from(' ')]))).toBe(false);
    }
  });

  it('accepts every checkpoint', () => {
    for (const { size, sealer } of record.view().checkpoints) {
      const note = Buffer.from(fileAt(checkpointPath(size))).toString();
      const text = Buffer.from(note.slice(0, note.lastIndexOf('\n\n') + 1));
      const signature = fileAt(checkpointSignaturePath(size));
      expect(ownerOf(sealer)).toBe('runner:seal');
      expect(stockAccepts('runner:seal', 'seal@sallyport.dev', signature, text)).toBe(true);
      expect(stockAccepts('ada', 'seal@sallyport.dev', signature, text)).toBe(false);
    }
  });

  it("refuses a runner's good signature as a sign-off, because allowed_signers does not let it", async () => {
    const message = Buffer.from('a sign-off');
    const runner = record.signers.get('runner:ci');
    const signature = Buffer.from((await runner?.sign('signoff@sallyport.dev', message)) ?? '');
    expect(stockAccepts('runner:ci', 'signoff@sallyport.dev', signature, message)).toBe(false);
    const evidence = Buffer.from((await runner?.sign('evidence@sallyport.dev', message)) ?? '');
    expect(stockAccepts('runner:ci', 'evidence@sallyport.dev', evidence, message)).toBe(true);
  });
});
