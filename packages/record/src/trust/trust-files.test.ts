import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../digest.ts';
import { allowedSignersPath, erasedPeoplePath, peoplePath } from '../layout.ts';
import { readRecord } from '../read-record.ts';
import { sortFiles } from '../record-files.ts';
import type { Sha256 } from '../statements/header.ts';
import type { StatementOf } from '../statements/statement.ts';
import { laterSentenceOf, refusalOf, sentenceOf, withFile } from '../testing/refusals.ts';
import type { Person } from '../view.ts';
import { checkTrustFiles } from './check-trust-files.ts';
import { encodePeople, parsePeople, peopleTombstone } from './people.ts';

/** Two roots, of ada, bo and cleo. */
let record: RecordBuilder;

beforeAll(async () => {
  record = await foundRecord({ persons: ['ada', 'bo', 'cleo'], roles: { pm: ['ada'] } });
  await record.seal();
  await record.changeRoot(() => ({ grants: [] }), { cosigners: ['bo'] });
});

function refused(path: string, bytes: Uint8Array | string | null): readonly unknown[] | null {
  const files = withFile(record.files, path, bytes);
  const refusal = refusalOf(() => readRecord(files));
  return refusal && [refusal.code, refusal.file, sentenceOf(() => readRecord(files))];
}

function person(id: string): Person {
  return { id, name: id, email: null };
}

function stray(file: string, why: string): readonly unknown[] {
  return ['RECORD_STRAY_FILE', file, `${file} does not belong into the record: ${why}.`];
}

describe('allowed_signers', () => {
  it('is there for every root in effect, as the root generates it, and for no other', () => {
    const [first, third] = [allowedSignersPath(1), allowedSignersPath(3)];
    expect(refused(first, null)).toEqual([
      'RECORD_FILE_MISSING',
      first,
      `${first} is missing: it is generated from root 1.`,
    ]);
    for (const other of ['', record.files.get(allowedSignersPath(2)) + ' ']) {
      expect(refused(first, other)).toEqual(['RECORD_TRUST_INVALID', first, `${first} is not what root 1 generates.`]);
    }
    expect(refused(third, '')).toEqual(stray(third, 'root 3 is not in effect'));
  });
});

describe('a people file', () => {
  const nonce = '0'.repeat(32);

  it('is the one that its root cites', () => {
    const [second, third] = [peoplePath(2), peoplePath(3)];
    const other = encodePeople({ nonce, persons: [person('ada')] }).bytes;
    expect(refused(second, other)).toEqual([
      'RECORD_DIGEST_MISMATCH',
      second,
      `${second} is not the people file that root 2 cites.`,
    ]);
    expect(refused(third, other)).toEqual(stray(third, 'there is no root 3'));
    expect(refused(second, null)).toEqual(['RECORD_FILE_MISSING', second, `${second} is missing: root 2 cites it.`]);
  });

  it('names exactly the persons of its root', async () => {
    const why = `${peoplePath(2)} does not name exactly the persons of root 2.`;
    for (const ids of [
      ['ada', 'bo'],
      ['ada', 'bo', 'eve'],
      ['ada', 'bo', 'cleo', 'eve'],
    ]) {
      const young = await foundRecord({ persons: ['ada', 'bo', 'cleo'] });
      await young.seal();
      const people = ids.map(person);
      const change = () => young.changeRoot(() => ({}), { cosigners: ['bo'], people });
      expect(await laterSentenceOf(change)).toBe(why);
      expect(refusalOf(young.view)).toEqual({ code: 'RECORD_TRUST_INVALID', file: peoplePath(2) });
    }
  });

  it('may wait for its root, with one for every proposal', async () => {
    const waiting = await foundRecord({ persons: ['ada', 'bo'] });
    await waiting.seal();
    const files: Uint8Array[] = [];
    for (const name of ['Ada', 'Augusta']) {
      await waiting.changeRoot(() => ({}), { people: [{ ...person('ada'), name }, person('bo')] });
      files.push(waiting.files.get(peoplePath(2)) as Uint8Array);
    }
    expect(files[0]).not.toEqual(files[1]);
    for (const bytes of files) {
      expect(refusalOf(() => readRecord(withFile(waiting.files, peoplePath(2), bytes)))).toBeNull();
    }
    const tombstones = waiting
      .view()
      .statements.flatMap((statement) =>
        statement.type === 'trust' && statement.body.version === 2 ? [peopleTombstone(statement.body.people)] : [],
      );
    expect(tombstones).toHaveLength(2);
    const gone = withFile(waiting.files, peoplePath(2), null);
    expect(refusalOf(() => readRecord(gone))).toBeNull();
    for (const bytes of tombstones) {
      expect(refusalOf(() => readRecord(withFile(gone, erasedPeoplePath(2), bytes)))).toBeNull();
    }
    expect(waiting.view().people.get('ada')?.name).toBe('Ada');
  });

  it('of a root in effect makes those of its rivals strays', () => {
    const { roots, statements } = record.view();
    const proposal = statements.find((statement) => statement.type === 'trust' && statement.body.version === 2);
    const rival = encodePeople({ nonce, persons: [person('ada')] });
    const files = sortFiles(withFile(record.files, peoplePath(2), rival.bytes));
    const rivalling = proposal as StatementOf<'trust'>;
    const proposals = [{ ...rivalling, body: { ...rivalling.body, people: rival.digest } }];
    expect(refusalOf(() => checkTrustFiles(files, roots, proposals))).toEqual({
      code: 'RECORD_DIGEST_MISMATCH',
      file: peoplePath(2),
    });
    expect(refusalOf(() => checkTrustFiles(files, roots.slice(0, 1), proposals))?.code).toBe('RECORD_STRAY_FILE');
  });

  it('is well formed, even while its root waits', () => {
    const { roots, statements } = record.view();
    const [genesis] = statements;
    if (genesis?.type !== 'trust') throw new Error('A record begins with its genesis.');
    const files = sortFiles(withFile(record.files, peoplePath(3), 'nobody'));
    const waiting = { ...genesis, body: { ...genesis.body, version: 3, people: sha256('nobody') } };
    expect(refusalOf(() => checkTrustFiles(files, roots, [waiting]))).toEqual({
      code: 'RECORD_NOT_CANONICAL',
      file: peoplePath(3),
    });
  });

  it('gives the people of the newest root', async () => {
    const renamed = await foundRecord({ persons: ['ada', 'bo'] });
    await renamed.seal();
    const people = [{ id: 'ada', name: 'Ada L.', email: 'ada@a.example' }, person('bo')];
    await renamed.changeRoot(() => ({}), { cosigners: ['bo'], people });
    expect([...renamed.view().people]).toEqual(people.map((one) => [one.id, one]));
  });
});

describe('a tombstone', () => {
  function erased(version: number, digest: Sha256): readonly unknown[] | null {
    const files = withFile(record.files, peoplePath(version), null);
    files.set(erasedPeoplePath(version), peopleTombstone(digest));
    const refusal = refusalOf(() => readRecord(files));
    return refusal && [refusal.code, refusal.file, sentenceOf(() => readRecord(files))];
  }

  it('stands where a people file was, with its digest', () => {
    const { roots } = record.view();
    const file = erasedPeoplePath(1);
    expect(Buffer.from(peopleTombstone('ab')).toString()).toBe('ab\n');
    expect(erased(1, roots[0]?.people ?? '')).toBeNull();
    expect(erased(1, roots[1]?.people ?? '')).toEqual([
      'RECORD_DIGEST_MISMATCH',
      file,
      `${file} is not the tombstone of root 1's people file.`,
    ]);
  });

  it('stands for no root that is not there, and beside no people file', () => {
    const [second, third] = [erasedPeoplePath(2), erasedPeoplePath(3)];
    const tombstone = peopleTombstone(record.root().people);
    expect(refused(second, tombstone)).toEqual(stray(second, 'the people file that it says was erased is there'));
    expect(refused(third, tombstone)).toEqual(stray(third, 'there is no root 3'));
  });
});

describe('people', () => {
  const nonce = '0'.repeat(32);
  const written = (persons: readonly Person[]) => encodePeople({ nonce, persons }).bytes;

  it('are written in the order of their ids', () => {
    const bytes = written([person('bo'), person('cleo'), person('ada')]);
    expect([...parsePeople(bytes, 'f').keys()]).toEqual(['ada', 'bo', 'cleo']);
    expect(written([person('cleo'), person('ada'), person('bo')])).toEqual(bytes);
  });

  it('are refused out of order, twice, and without a nonce', () => {
    const form = 'f: persons must be sorted by id, each once.';
    const listed = (...ids: readonly string[]) =>
      Buffer.from(
        `{"nonce":"${nonce}","persons":[${ids.map((id) => `{"email":null,"id":"${id}","name":"x"}`).join(',')}]}`,
      );
    const why = (bytes: Uint8Array) => sentenceOf(() => parsePeople(bytes, 'f'));
    expect(why(listed('ada', 'bo', 'cleo'))).toBeNull();
    expect(why(listed('bo', 'ada'))).toBe(form);
    expect(why(listed('ada', 'ada'))).toBe(form);
    expect(why(listed('ada', 'cleo', 'bo'))).toBe(form);
    expect(refusalOf(() => parsePeople(listed('bo', 'ada'), 'f'))).toEqual({
      code: 'RECORD_STATEMENT_MALFORMED',
      file: 'f',
    });
    expect(why(listed())).toBe('f: persons must have 1 to 1024 entries.');
    expect(why(Buffer.from('{"persons":[]}'))).toBe('f: nonce is missing.');
    expect(sentenceOf(() => written([person('ada'), person('ada')]))).toBe(
      'the new people file: persons must be sorted by id, each once.',
    );
  });
});
