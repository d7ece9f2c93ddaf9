import { signaturePath, statementPath } from '@sallyport/record';
import { foundRecord } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { lostDigest, ownDigest } from './withdrawable.ts';

async function recordOfThree() {
  const record = await foundRecord({ persons: ['ada', 'bo', 'eve'], roles: { qa: ['bo'], pm: ['ada'] } });
  await record.seal();
  return record;
}

describe('withdraw', () => {
  test('takes back own statements, by the start of their digest, and nobody else', async () => {
    const record = await recordOfThree();
    const vote = await record.vote({ roles: ['qa'], answer: 'no-go' }, { by: 'bo' });
    expect(ownDigest(record.view(), vote.slice(0, 8), 'bo')).toBe(vote);
    expect(() => ownDigest(record.view(), vote, 'ada')).toThrow(
      "That statement is bo's: only its author takes it back.",
    );
    expect(() => ownDigest(record.view(), 'ffffffff', 'ada')).toThrow(/no statement starts with "ffffffff"/);
  });

  test('of a hold is refused with what lifts it', async () => {
    const record = await recordOfThree();
    const hold = await record.hold({ decision: record.fingerprint }, { by: 'bo' });
    expect(() => ownDigest(record.view(), hold, 'bo')).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('only `resume` lifts it'),
        command: 'sallyport resume --reason "what was done"',
      }),
    );
  });

  test('of a signature that a root in force rests on is refused with what to do instead', async () => {
    const record = await recordOfThree();
    const proposal = await record.changeRoot(() => ({ grants: [] }));
    const signature = await record.cosign(proposal, { by: 'bo' });
    expect(ownDigest(record.view(), signature, 'bo')).toBe(signature);
    expect(ownDigest(record.view(), proposal, 'ada')).toBe(proposal);
    await record.seal();
    const refused = 'Trust root 2 is in force with that signature: only another root changes it now.';
    expect(() => ownDigest(record.view(), signature, 'bo')).toThrow(refused);
    expect(() => ownDigest(record.view(), proposal, 'ada')).toThrow(refused);
  });
});

describe('withdraw --lost', () => {
  test('is for what the record misses, and for whom it belonged to', async () => {
    const record = await recordOfThree();
    const lost = await record.vote({ roles: ['qa'], answer: 'no-go' }, { by: 'bo' });
    await record.vote({ roles: ['qa'], answer: 'no-go' }, { by: 'bo' });
    expect(() => lostDigest(record.view(), lost, 'bo')).toThrow(/The record misses nothing that starts with/);
    for (const path of [statementPath(lost), signaturePath(lost)]) record.files.delete(path);
    expect(lostDigest(record.view(), lost.slice(0, 8), 'bo')).toBe(lost);
    expect(() => lostDigest(record.view(), lost, 'ada')).toThrow(
      "That statement is bo's: only its author declares it lost.",
    );
    expect(() => lostDigest(record.view(), lost.slice(0, 3), 'bo')).toThrow(/misses nothing/);
  });

  test('is for nobody where no chain says whose it was, or more than one does', async () => {
    const record = await recordOfThree();
    const lost = await record.vote({ roles: ['qa'], answer: 'no-go' }, { by: 'bo' });
    await record.vote({ roles: ['pm'], answer: 'go' }, { by: 'ada' });
    for (const path of [statementPath(lost), signaturePath(lost)]) record.files.delete(path);
    const refused = /Nobody's later statement says whose that statement was, or more than one does/;
    for (const person of ['ada', 'bo']) expect(() => lostDigest(record.view(), lost, person)).toThrow(refused);
    await record.vote({ roles: ['qa'], answer: 'no-go' }, { by: 'bo' });
    expect(lostDigest(record.view(), lost, 'bo')).toBe(lost);
    await record.vote({ roles: ['pm'], answer: 'go' }, { by: 'ada', previous: [lost] });
    for (const person of ['ada', 'bo']) expect(() => lostDigest(record.view(), lost, person)).toThrow(refused);
  });
});
