import { parseStatement, preAuthEncoding, readRecord, sha256, statementPath } from '@sallyport/record';
import { foundRecord, makeKey, simulatedPasskey } from '@sallyport/testkit';
import { expect, test } from 'vitest';
import { peopleFile } from '../trust/people-file.ts';
import { signAll } from './append.ts';
import { assemble } from './assemble.ts';
import { type DraftPlace, encodeDraft, type NewStatement } from './encode-draft.ts';

const persons = ['mira', 'noor'];

function vote(reason: string): NewStatement<'vote'> {
  return {
    type: 'vote',
    subject: [{ name: 'candidate', digest: { sha256: sha256('candidate') } }],
    body: { poll: null, roles: ['pm'], answer: 'no-go', reason, snapshot: null },
  };
}

async function founded(signer?: Parameters<typeof foundRecord>[0]['persons'][number]) {
  const record = await foundRecord({ persons: signer ? [signer, 'noor'] : persons, roles: { pm: ['mira'] } });
  await record.seal();
  const place: DraftPlace = { caller: { now: record.now }, record: record.view(), phase: 7 };
  const mira = record.signers.get('mira');
  if (!mira) throw new Error('nobody');
  return { record, place, author: { person: 'mira', key: mira.fingerprint, signer: mira } };
}

test('a draft is chained before anything is signed, and its bytes are the ones that get signed', async () => {
  const { record, place, author } = await founded();
  const draft = encodeDraft(place, author, [vote('one'), vote('two')]);
  const [first, second] = draft.map(({ bytes }) => parseStatement(bytes, 'draft'));
  expect(first?.header.cites).toEqual([record.fingerprint]);
  expect([second?.header.cites, second?.header.author.previous]).toEqual([[first?.digest], [first?.digest]]);
  expect(draft.map(({ digest }) => digest)).toEqual([first?.digest, second?.digest]);
  for (const { bytes, message, namespace } of draft) {
    expect([Buffer.from(message).equals(preAuthEncoding(bytes)), namespace]).toEqual([true, 'signoff@sallyport.dev']);
  }
  const armours = await Promise.all(draft.map((each) => author.signer.sign(each.namespace, each.message)));
  const { digests, files } = assemble(draft, armours);
  const view = readRecord(new Map([...record.files, ...files]), {});
  expect(view.statements.slice(-2).map(({ digest, standing }) => [digest, standing])).toEqual(
    digests.map((digest) => [digest, 'good']),
  );
});

test('a trust root stands outside of the phase that it is proposed in, and brings its people file', async () => {
  const { record, place, author } = await founded();
  const { statement, effectiveAt: _, ...root } = record.root();
  const people = peopleFile(
    2,
    persons.map((id) => ({ id, name: id, email: null })),
  );
  const body = { ...root, version: 2, previous: statement, people: people.digest };
  const subject = [{ name: 'people', digest: { sha256: people.digest } }];
  const { files, digests } = await signAll(place, author, [
    { type: 'trust', subject, body, files: new Map([[people.path, people.bytes]]) },
  ]);
  const proposed = parseStatement(files.get(statementPath(digests[0] ?? '')) ?? new Uint8Array(), 'root');
  expect([proposed.type, proposed.header.phase]).toEqual(['trust', null]);
  expect(files.has(people.path)).toBe(true);
});

test('a passkey signs a draft that the record reads', async () => {
  const passkey = simulatedPasskey();
  const { record, place, author } = await founded({ id: 'mira', signer: passkey.signer });
  const draft = encodeDraft(place, author, [vote('by passkey')]);
  const armours = await Promise.all(draft.map((each) => passkey.signer.sign(each.namespace, each.message)));
  const { files } = assemble(draft, armours);
  expect(readRecord(new Map([...record.files, ...files]), {}).statements.at(-1)?.standing).toBe('good');
});

test('a signature that is missing, swapped or of another key is refused before anything is written', async () => {
  const { place, author } = await founded();
  const draft = encodeDraft(place, author, [vote('one'), vote('two')]);
  const armours = await Promise.all(draft.map((each) => author.signer.sign(each.namespace, each.message)));
  const { signer: stranger } = await makeKey({ type: 'ed25519', seed: 'stranger' });
  const strange = await Promise.all(draft.map((each) => stranger.sign(each.namespace, each.message)));
  for (const wrong of [armours.slice(1), armours.toReversed(), strange, [...armours, ...armours]]) {
    expect(() => assemble(draft, wrong)).toThrow(expect.objectContaining({ name: 'RecordError' }));
  }
});
