import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { describe, expect, it } from 'vitest';
import type { Sha256 } from '../statements/header.ts';

function grants() {
  return { grants: [{ person: 'eve', role: 'sre' }] };
}

function versions(record: RecordBuilder): readonly number[] {
  return record.view().roots.map(({ version }) => version);
}

/** A root proposed by ada, which bo has signed without a seal: two of three decide. */
async function signed(): Promise<{ record: RecordBuilder; proposal: Sha256; signature: Sha256 }> {
  const record = await foundRecord({ persons: ['ada', 'bo', 'eve'], threshold: 2 });
  const proposal = await record.changeRoot(grants);
  const signature = await record.cosign(proposal, { by: 'bo' });
  return { record, proposal, signature };
}

describe('the signature of a root', () => {
  it('can be taken back until the threshold is sealed', async () => {
    const { record, proposal, signature } = await signed();
    await record.withdraw(signature, {}, { by: 'bo' });
    await record.seal();
    expect(versions(record)).toEqual([1]);
    await record.cosign(proposal, { by: 'eve' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
  });

  it('taken back in an earlier seal counts no longer when the others come', async () => {
    const record = await foundRecord({ persons: ['ada', 'bo', 'eve'], threshold: 3 });
    const proposal = await record.changeRoot(grants);
    const signature = await record.cosign(proposal, { by: 'bo' });
    await record.seal();
    await record.withdraw(signature, {}, { by: 'bo' });
    await record.seal();
    await record.cosign(proposal, { by: 'eve' });
    await record.seal();
    expect(versions(record)).toEqual([1]);
    await record.cosign(proposal, { by: 'bo' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
  });

  it('taken back afterwards leaves the root in force: only another root changes it', async () => {
    const { record, signature } = await signed();
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
    await record.withdraw(signature, {}, { by: 'bo' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
  });

  it('is taken back by nobody else, and not by declaring it lost', async () => {
    const { record, signature } = await signed();
    await record.withdraw(signature, {}, { by: 'eve' });
    await record.withdraw(signature, { lost: true }, { by: 'bo' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
  });

  it('is taken back by a rejection that it has not seen', async () => {
    const { record, proposal, signature } = await signed();
    await record.signoff([{ about: proposal, answer: 'rejected' }], { by: 'bo', purpose: 'co-signature' });
    await record.seal();
    expect(versions(record)).toEqual([1]);
    expect(record.view().statements.some(({ digest }) => digest === signature)).toBe(true);
    await record.cosign(proposal, { by: 'bo' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
  });

  it('that crossed a rejection of the same person unseen does not count, in whichever order they were sealed', async () => {
    const record = await foundRecord({ persons: ['ada', 'bo', 'eve'], threshold: 2 });
    const proposal = await record.changeRoot(grants);
    const apart = { by: 'bo', cites: [proposal], previous: [] };
    await record.signoff([{ about: proposal, answer: 'rejected' }], { ...apart, purpose: 'co-signature' });
    await record.seal();
    await record.cosign(proposal, apart);
    await record.seal();
    expect(versions(record)).toEqual([1]);
  });

  it('of somebody else is not touched by a rejection', async () => {
    const { record, proposal } = await signed();
    await record.signoff([{ about: proposal, answer: 'rejected' }], { by: 'eve', purpose: 'co-signature' });
    await record.seal();
    expect(versions(record)).toEqual([1, 2]);
  });

  it('is needed of its proposer too: a proposal that was taken back is none', async () => {
    const record = await foundRecord({ persons: ['ada', 'bo', 'eve'], threshold: 2 });
    const proposal = await record.changeRoot(grants);
    await record.withdraw(proposal, {}, { by: 'ada' });
    for (const by of ['bo', 'eve']) await record.cosign(proposal, { by });
    await record.seal();
    expect(versions(record)).toEqual([1]);
  });
});
