import { foundRecord, type RecordBuilder, simulatedPasskey } from '@sallyport/testkit';
import { preAuthEncoding } from '../dsse.ts';
import { signaturePath, statementPath } from '../layout.ts';
import { namespaceFor } from '../namespaces.ts';
import type { Namespace, Signer } from '../signer.ts';
import { encodeStatement } from '../statement-bytes.ts';
import type { Bodies, StatementType } from '../statements/bodies.ts';
import type { Header, Sha256 } from '../statements/header.ts';

/** A record with every kind of statement, a passkey among the keys, two roots, and a statement that is not sealed. */
export async function sampleRecord(): Promise<RecordBuilder> {
  const record = await foundRecord({
    persons: [
      'ada',
      'bo',
      { id: 'lea', name: 'Lea Ostby', email: 'lea@emberfall.example', signer: simulatedPasskey().signer },
    ],
    roles: { pm: ['ada'], sre: ['bo'], legal: ['lea'] },
  });
  await record.seal();
  const baseline = await record.gate('extends: closed-test\n', '{"criteria":[]}');
  await record.cosign(baseline, { by: 'bo' });
  await record.evidence([{ result: 'Failed', facts: { 'redis.port': '6379' } }, { criterion: 'B1' }]);
  await record.signoff([{ about: 'I2', role: 'legal' }], { by: 'lea' });
  await record.cosign(await record.waiver({}, { by: 'bo' }), { by: 'ada' });
  await record.deviation({});
  const kickoff = await record.kickoff({ invited: ['ada', 'bo', 'lea'] });
  const poll = await record.poll({ kickoff, stations: [{ role: 'pm', persons: ['ada'], needed: 1 }] });
  await record.vote({ poll, roles: ['legal'], answer: 'go' }, { by: 'lea' });
  await record.paper('# Progress of phase 7\n');
  const decision = await record.decision({ poll });
  const hold = await record.hold({ decision }, { by: 'runner:ci' });
  await record.resume({ holds: [hold], role: 'sre' }, { by: 'bo' });
  await record.withdraw(hold, {}, { by: 'bo' });
  await record.seal();
  await record.changeRoot(() => ({ grants: [{ person: 'lea', role: 'legal' }] }), { cosigners: ['bo'] });
  await record.evidence([{}]);
  return record;
}

/** Writes a statement whose header says what the test wants, signed by `signer`, without any of the builder's care. */
export async function forge<T extends StatementType>(
  files: Map<string, Uint8Array>,
  parts: { readonly type: T; readonly header: Header; readonly body: Bodies[T] },
  signer: Signer,
  namespace: Namespace = namespaceFor(parts.type, parts.header.author),
): Promise<Sha256> {
  const subject = [{ name: 'forged', digest: { sha256: '0'.repeat(64) } }];
  const { bytes, digest } = encodeStatement(parts.type, subject, parts.header, parts.body);
  files.set(statementPath(digest), bytes);
  files.set(signaturePath(digest), Buffer.from(await signer.sign(namespace, preAuthEncoding(bytes))));
  return digest;
}
