import type { Namespace, TrustKey, TrustRoot } from '@sallyport/record';
import { listKey, makeKey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { commitSignatureTrouble } from './commit-signature.ts';

const key = await makeKey({ type: 'ed25519', seed: 'mira' });
const header = 'tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nauthor M <m@example.org> 1 +0000\n';
const committer = 'committer M <m@example.org> 1 +0000\n';
const rest = '\nPhase 7.0: Caf\u00e9 – ready\n';

function rootWith(over: Partial<TrustKey>, sealers: readonly string[] = []): TrustRoot {
  return { keys: [{ ...listKey(key.signer, { person: 'mira' }), ...over }], sealers } as unknown as TrustRoot;
}

async function commit(name = 'gpgsig', text = rest, signed = rest): Promise<Buffer> {
  const message = Buffer.from(`${header}${committer}${signed}`);
  const armour = await key.signer.sign('git' as Namespace, message);
  const lines = armour.trimEnd().replaceAll('\n', '\n ');
  return Buffer.from(`${header}${committer}${name} ${lines}\n${text}`);
}

describe('the signature of a decision\u2019s commit', () => {
  test.each(['gpgsig', 'gpgsig-sha256'])('is good in the field %s by a key of the root', async (name) => {
    expect(commitSignatureTrouble(await commit(name), rootWith({}))).toBeNull();
  });

  test('is missing, over other bytes, or no signature at all', async () => {
    const root = rootWith({});
    expect(commitSignatureTrouble(Buffer.from(`${header}${committer}${rest}`), root)).toBe('it is not signed');
    expect(commitSignatureTrouble(await commit('gpgsig', '\nAnother message\n'), root)).toContain(
      'RECORD_SIGNATURE_BAD',
    );
    const nonsense = Buffer.from(`${header}gpgsig -----BEGIN PGP SIGNATURE-----\n x\n${committer}${rest}`);
    expect(commitSignatureTrouble(nonsense, root)).toContain('RECORD_SIGNATURE_MALFORMED');
  });

  test('is by a key that the root does not list, no longer, or not for commits', async () => {
    const bytes = await commit();
    expect(commitSignatureTrouble(bytes, undefined)).toContain('is not in the trust root');
    expect(commitSignatureTrouble(bytes, rootWith({ status: 'retired' }))).toContain('is retired');
    const runner = { person: null, runner: 'ci', actor: 'Software' } as const;
    expect(commitSignatureTrouble(bytes, rootWith(runner))).toContain('may not sign commits');
    expect(commitSignatureTrouble(bytes, rootWith(runner, [key.signer.fingerprint]))).toBeNull();
  });
});
