import {
  checkpointPath,
  LEAVES_PATH,
  type RecordView,
  readRecord,
  sealStatements,
  signaturePath,
  statementPath,
} from '@sallyport/record';
import { describe, expect, test } from 'vitest';
import { replayDecision } from '../board/replay.ts';
import { goScenario, persons, type Scenario } from '../testing/scenario.ts';

type Files = ReadonlyMap<string, Uint8Array>;

function without(files: Files, ...digests: readonly string[]): Map<string, Uint8Array> {
  const paths = new Set(digests.flatMap((digest) => [statementPath(digest), signaturePath(digest)]));
  return new Map([...files].filter(([path]) => !paths.has(path)));
}

/** The record as whoever holds the seal key would write it again, with these statements never made. */
async function rewritten(made: Scenario, files: Files): Promise<Map<string, Uint8Array>> {
  const bare = new Map([...files].filter(([path]) => !path.startsWith('log/')));
  const blobs = new Set(readRecordLoosely(bare));
  const kept = new Map([...bare].filter(([path]) => !path.startsWith('blobs/') || blobs.has(path)));
  const signer = made.record.signers.get('runner:seal');
  if (!signer) throw new Error('There is no seal key.');
  const sealed = await sealStatements(kept, readRecord(kept), signer, made.record.now());
  return new Map([...kept, ...sealed]);
}

/** Paths of the blobs that the remaining statements cite. */
function readRecordLoosely(files: Files): readonly string[] {
  const texts = [...files].filter(([path]) => path.endsWith('.json')).map(([, bytes]) => Buffer.from(bytes).toString());
  return [...files.keys()].filter(
    (path) => path.startsWith('blobs/') && texts.some((text) => text.includes(path.slice(path.lastIndexOf('/') + 1))),
  );
}

function checkpointAt(files: Files, size: number): string {
  return Buffer.from(files.get(checkpointPath(size)) ?? []).toString();
}

function newestCheckpoint(view: RecordView): number {
  return view.checkpoints.at(-1)?.size ?? 0;
}

describe('a log under attack', () => {
  test('attack 4: a no-go that anything cites cannot be dropped: it is missing, which is HOLD', async () => {
    const made = await goScenario();
    const noGo = await made.vote(persons.security, 'no-go');
    await made.observe();
    const record = readRecord(without(made.record.files, noGo));
    expect(record.missing).toMatchObject([{ digest: noGo, what: 'statement' }]);
    expect(made.board({ record }).verdict).toBe('HOLD');
  });

  test('attack 4: a sealed no-go cannot be dropped at all, nor its line in the log', async () => {
    const made = await goScenario();
    const noGo = await made.vote(persons.security, 'no-go');
    await made.record.seal();
    const dropped = without(made.record.files, noGo);
    expect(() => readRecord(dropped)).toThrow(expect.objectContaining({ code: 'RECORD_FILE_MISSING' }));
    const lines = Buffer.from(dropped.get(LEAVES_PATH) ?? []).toString();
    const thinned = lines
      .split('\n')
      .filter((line) => !line.startsWith(noGo))
      .join('\n');
    expect(thinned.length).toBeLessThan(lines.length);
    dropped.set(LEAVES_PATH, Buffer.from(thinned));
    expect(() => readRecord(dropped)).toThrow(expect.objectContaining({ code: 'RECORD_LOG_BROKEN' }));
  });

  test('attack 4: a decision that leaves the no-go out of what it counted disagrees with its own record', async () => {
    const made = await goScenario();
    const noGo = await made.vote(persons.security, 'no-go');
    const honest = await made.decide();
    const view = made.record.view();
    const found = view.statements.find((each) => each.digest === honest);
    if (found?.type !== 'decision') throw new Error('There is no decision.');
    expect(found.body.counted).toContain(noGo);
    const counted = found.body.counted.filter((each) => each !== noGo);
    const forged = await made.decide({ verdict: 'GO', counted });
    const after = made.record.view();
    const decision = after.statements.find((each) => each.digest === forged);
    if (decision?.type !== 'decision') throw new Error('There is no decision.');
    expect(replayDecision(after, decision)).toMatchObject({
      agrees: false,
      decided: 'GO',
      recomputed: 'NO-GO',
      differences: ['it says GO, the record gives NO-GO', `it hides ${noGo.slice(0, 12)}, which the record counts`],
    });
  });

  test('attack 8: a history rewritten with the seal key is refused by whoever kept a checkpoint', async () => {
    const made = await goScenario();
    const noGo = await made.vote(persons.security, 'no-go');
    await made.record.seal();
    const kept = checkpointAt(made.record.files, newestCheckpoint(made.record.view()));
    const files = await rewritten(made, without(made.record.files, noGo));
    // By itself the new history is sound, and only the anchor tells.
    expect(made.board({ record: readRecord(files) }).verdict).toBe('GO');
    expect(() => readRecord(files, { anchor: { after: kept } })).toThrow(
      expect.objectContaining({ code: 'RECORD_ANCHOR_MISMATCH' }),
    );
    expect(() => readRecord(made.record.files, { anchor: { after: kept } })).not.toThrow();
  });

  test('attack 8: another record in the place of ours is refused by its fingerprint', async () => {
    const made = await goScenario();
    const other = await goScenario({ others: ['guest'] });
    const { fingerprint } = made.record;
    expect(() => readRecord(other.record.files, { anchor: { root: fingerprint } })).toThrow(
      expect.objectContaining({ code: 'RECORD_ANCHOR_MISMATCH' }),
    );
    expect(() => readRecord(made.record.files, { anchor: { root: fingerprint } })).not.toThrow();
  });

  test('attack 9: of two logs sealed apart, neither begins with the checkpoint of the other', async () => {
    const made = await goScenario();
    await made.record.seal();
    const shared = new Map(made.record.files);
    const common = newestCheckpoint(made.record.view());
    await made.vote(persons.security, 'no-go');
    await made.record.seal();
    const left = new Map(made.record.files);
    // The other side of the fork: the same people, another statement, a log of the same size.
    made.record.files.clear();
    for (const [path, bytes] of shared) made.record.files.set(path, bytes);
    await made.vote(persons.security, 'go', {
      cites: [made.board().poll?.statement ?? ''],
      previous: [],
    });
    await made.record.seal();
    const right = made.record.files;
    const size = newestCheckpoint(readRecord(left));
    expect(newestCheckpoint(readRecord(right))).toBe(size);
    const anchored = (files: Files, after: string) => () => readRecord(files, { anchor: { after } });
    const mismatch = expect.objectContaining({ code: 'RECORD_ANCHOR_MISMATCH' });
    expect(anchored(left, checkpointAt(right, size))).toThrow(mismatch);
    expect(anchored(right, checkpointAt(left, size))).toThrow(mismatch);
    expect(anchored(left, checkpointAt(shared, common))).not.toThrow();
    expect(anchored(right, checkpointAt(shared, common))).not.toThrow();
  });

  test('attack 10: a log rolled back to before the no-go is refused by whoever kept its newest checkpoint', async () => {
    const made = await goScenario();
    await made.record.seal();
    const earlier = new Map(made.record.files);
    await made.vote(persons.security, 'no-go');
    await made.record.seal();
    const size = newestCheckpoint(made.record.view());
    const kept = checkpointAt(made.record.files, size);
    expect(made.board({ record: readRecord(earlier) }).verdict).toBe('GO');
    expect(() => readRecord(earlier, { anchor: { after: kept } })).toThrow(
      expect.objectContaining({ code: 'RECORD_ANCHOR_MISMATCH' }),
    );
  });

  test('attack 10: a decision cites the size of its log, and is replayed over no shorter one', async () => {
    const made = await goScenario();
    const digest = await made.decide();
    const view = made.record.view();
    const decision = view.statements.find((each) => each.digest === digest);
    if (decision?.type !== 'decision') throw new Error('There is no decision.');
    const { size } = decision.body.log;
    expect(size).toBe(view.checkpoints.at(-2)?.size);
    const shorter = { ...view, checkpoints: view.checkpoints.filter((each) => each.size !== size) };
    expect(replayDecision(shorter, decision).differences).toEqual([
      `it names a log of ${size} lines that nobody sealed`,
    ]);
  });
});
