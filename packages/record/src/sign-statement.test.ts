import { foundRecord, makeKey } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import { allowedSignersPath, signaturePath, statementPath } from './layout.ts';
import { type StatementParts, signStatement } from './sign-statement.ts';
import type { Signer } from './signer.ts';
import { laterRefusalOf } from './testing/refusals.ts';

const record = await foundRecord({ persons: ['ada', 'bo'] });
const ada = record.signers.get('ada') as Signer;
const parts: StatementParts<'withdraw'> = {
  type: 'withdraw',
  subject: [{ name: 'record', digest: { sha256: record.fingerprint } }],
  header: {
    record: record.fingerprint,
    root: { version: 1, statement: record.fingerprint },
    phase: null,
    cites: [record.fingerprint],
    author: { person: 'ada', key: ada.fingerprint, previous: [record.fingerprint] },
    time: '2026-11-22T09:00:00Z',
    nonce: '0'.repeat(32),
  },
  body: { statement: record.fingerprint, lost: true, reason: 'The disk broke.' },
};

describe('signStatement', () => {
  it('returns a statement and its signature, ready for the record', async () => {
    const { digest, files } = await signStatement(parts, ada);
    expect([...files.keys()]).toEqual([statementPath(digest), signaturePath(digest)]);
    for (const [path, bytes] of files) record.files.set(path, bytes);
    expect(record.view().statements.at(-1)?.digest).toBe(digest);
    expect(record.files.has(allowedSignersPath(1))).toBe(true);
  });

  it('refuses a signer who is not the author, and answers that are not what was asked for', async () => {
    const bo = record.signers.get('bo') as Signer;
    expect(await laterRefusalOf(() => signStatement(parts, bo))).toBe('RECORD_KEY_NOT_ALLOWED');
    const answers: readonly [string, Signer['sign']][] = [
      ['RECORD_SIGNATURE_BAD', (namespace, message) => bo.sign(namespace, message)],
      ['RECORD_SIGNATURE_BAD', (_, message) => ada.sign('decision@sallyport.dev', message)],
      ['RECORD_SIGNATURE_BAD', (namespace) => ada.sign(namespace, Buffer.from('other bytes'))],
      ['RECORD_SIGNATURE_MALFORMED', () => Promise.resolve('no signature')],
    ];
    for (const [code, sign] of answers) {
      expect(await laterRefusalOf(() => signStatement(parts, { ...ada, sign }))).toBe(code);
    }
  });

  it('refuses a genesis that nobody could use', async () => {
    const [genesis] = record.view().statements;
    if (genesis?.type !== 'trust') throw new Error('A record begins with its genesis.');
    const { signer } = await makeKey({ type: 'ed25519', seed: 'ada' });
    const founding = { ...genesis, body: { ...genesis.body, threshold: 9 } };
    expect(await laterRefusalOf(() => signStatement(founding, signer))).toBe('RECORD_TRUST_INVALID');
  });
});
