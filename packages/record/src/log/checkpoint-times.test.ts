import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkpointPath } from '../layout.ts';
import { laterRefusalOf, refusalOf } from '../testing/refusals.ts';
import { checkTimes } from './checkpoint-times.ts';
import { sealStatements } from './seal-statements.ts';

const noon = '2026-11-22T12:00:00Z';

function seals(...times: readonly string[]) {
  return times.map((time, place) => ({ size: place + 1, time }));
}

describe('times of checkpoints', () => {
  it('rise, stand still, or fall by what clocks differ by', () => {
    expect(() => {
      checkTimes(seals());
      checkTimes(seals(noon, '2026-11-22T12:00:01Z', '2027-01-01T00:00:00Z'));
      checkTimes(seals(noon, noon));
      checkTimes(seals(noon, '2026-11-22T11:55:00Z'));
    }).not.toThrow();
  });

  it('do not go back', () => {
    const file = checkpointPath(2);
    expect(refusalOf(() => checkTimes(seals(noon, '2026-11-22T11:54:59Z')))).toEqual({
      code: 'RECORD_CHECKPOINT_BAD',
      file,
    });
    expect(() => checkTimes(seals(noon, '2026-11-21T12:00:00Z'))).toThrow(
      `${file}: the checkpoint is refused: it was sealed at 2026-11-21T12:00:00Z, and one before it at ${noon}: seals do not go back.`,
    );
  });

  it('do not go back in small steps either', () => {
    const steps = seals(noon, '2026-11-22T11:56:00Z', '2026-11-22T11:52:00Z');
    expect(refusalOf(() => checkTimes(steps))?.file).toBe(checkpointPath(3));
  });
});

describe('a record', () => {
  let record: RecordBuilder;

  beforeEach(async () => {
    record = await foundRecord({ persons: ['ada', 'bo'], start: noon });
    await record.seal();
    await record.kickoff({ invited: ['ada'] });
  });

  it('is not sealed by a clock that went back, and the refusal says what to do', async () => {
    const signer = record.signers.get('runner:seal');
    if (!signer) throw new Error('There is no sealer.');
    const sealing = (time: string) => sealStatements(record.files, record.view(), signer, time);
    expect(await laterRefusalOf(() => sealing('2026-11-22T11:54:59Z'))).toBe('RECORD_CHECKPOINT_BAD');
    await expect(sealing('2026-11-15T12:00:00Z')).rejects.toThrow(
      `This machine's clock says 2026-11-15T12:00:00Z, and the record was already sealed at ${noon}. Set the clock right`,
    );
    expect((await sealing('2026-11-22T11:55:00Z')).size).toBe(3);
  });

  it('sealed by a program that lets seals go back is refused', async () => {
    const signer = record.signers.get('runner:seal');
    if (!signer) throw new Error('There is no sealer.');
    const view = record.view();
    const forgotten = { ...view, checkpoints: [] };
    for (const [path, bytes] of await sealStatements(record.files, forgotten, signer, '2026-11-15T12:00:00Z'))
      record.files.set(path, bytes);
    expect(refusalOf(() => record.view())).toEqual({ code: 'RECORD_CHECKPOINT_BAD', file: checkpointPath(2) });
  });
});
