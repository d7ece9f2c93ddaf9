import { boardOf, factsOfDecision } from '@sallyport/gate';
import {
  blobPath,
  checkpointPath,
  checkpointSignaturePath,
  LEAVES_PATH,
  parseLeaves,
  RecordError,
  type RecordErrorCode,
  signaturePath,
  statementPath,
} from '@sallyport/record';
import { foundRecord } from '@sallyport/testkit';
import { beforeAll, describe, expect, test } from 'vitest';
import { verificationExitCode } from '../packages/cli/src/commands/verify/exit-code.ts';
import { verificationText } from '../packages/cli/src/commands/verify/verification-text.ts';
import { type Verification, verifyRecord } from '../packages/cli/src/commands/verify/verify-record.ts';
import { randomFrom, tamperings } from './stage/random-tampering.ts';
import { type SmallRecord, smallRecord } from './stage/small-record.ts';
import { noAnchors, papersOf, refusalOf } from './stage/tampered.ts';

const wanted = 1500;
const rounds = 26;

let large: SmallRecord;
/** The files as they were after the GO, long before the last seal. */
let earlier: ReadonlyMap<string, Uint8Array>;
let other: ReadonlyMap<string, Uint8Array>;
const verified = new Set<string>();

beforeAll(async () => {
  large = await smallRecord();
  const { record } = large;
  earlier = new Map(record.files);
  for (let count = record.view().statements.length; count < wanted; count++) {
    await record.evidence([{ summary: `Look ${count}.` }], { by: 'runner:seal' });
    if (count % 300 === 0) await record.seal();
  }
  await record.seal();
  const another = await foundRecord({ persons: ['z'], origin: large.gate.project.origin });
  await another.seal();
  await another.evidence([{}]);
  await another.seal();
  other = another.files;
  expect(await refusalOf(record.files, papersOf(large.beside), verified)).toBeNull();
}, 600_000);

async function verify(
  files: ReadonlyMap<string, Uint8Array>,
  anchors: { readonly root?: string; readonly after?: string } = {},
): Promise<Verification | RecordErrorCode> {
  try {
    return await verifyRecord(files, papersOf(large.beside), { ...noAnchors, ...anchors }, verified);
  } catch (error) {
    if (error instanceof RecordError) return error.code;
    throw error;
  }
}

describe(`a record of ${wanted} statements`, () => {
  test.each(Object.keys(tamperings))(
    'is refused with %s, by seed',
    async (name) => {
      const tampering = tamperings[name];
      const { files } = large.record;
      for (let seed = 1; seed <= rounds; seed++) {
        const changed = tampering?.(files, randomFrom(seed), other);
        if (!changed) continue;
        const refusal = await refusalOf(changed, papersOf(large.beside), verified);
        if (refusal !== null) continue;
        // What is cited and gone is said and holds the verdict up; nothing else may pass.
        const found = await verify(changed);
        const said = typeof found === 'string' ? found : [found.missing, verificationExitCode(found)];
        expect([name, seed, said]).toEqual([name, seed, [1, 2]]);
      }
    },
    600_000,
  );

  test('rolled back to an earlier sealed state agrees with itself, and says that it is not anchored', async () => {
    const found = await verify(earlier);
    if (typeof found === 'string') throw new Error(found);
    expect([found.anchored, verificationExitCode(found)]).toEqual([false, 0]);
    expect(verificationText(found, 'here')).toContain('self-consistent, not anchored');
  });

  test('rolled back is refused by whoever kept a later checkpoint, and continues an earlier one', async () => {
    const { files } = large.record;
    const newest = Buffer.from(files.get(checkpointPath(parseLeaves(leavesOf(files)).length)) ?? '').toString();
    const kept = Buffer.from(earlier.get(checkpointPath(parseLeaves(leavesOf(earlier)).length)) ?? '').toString();
    expect(await verify(earlier, { after: newest })).toBe('RECORD_ANCHOR_MISMATCH');
    expect(await verify(files, { after: newest })).toMatchObject({ anchored: true, refused: [] });
    expect(await verify(files, { after: kept })).toMatchObject({ anchored: true, refused: [] });
    expect(await verify(files, { after: '' })).toBe('RECORD_CHECKPOINT_BAD');
  });

  test('that is another one is refused by whoever kept the fingerprint, or a checkpoint', async () => {
    const { files, fingerprint } = large.record;
    const checkpoint = Buffer.from(files.get(checkpointPath(1)) ?? '').toString();
    expect(await verify(files, { root: fingerprint })).toMatchObject({ anchored: true, refused: [] });
    expect(await verify(other, { root: fingerprint })).toBe('RECORD_ANCHOR_MISMATCH');
    expect(await verify(other, { after: checkpoint })).toBe('RECORD_ANCHOR_MISMATCH');
    expect(await verify(other)).toMatchObject({ anchored: false, refused: [] });
  });

  test('with its log cut back, the rest of its statements left, is refused where a decision rests on the log', async () => {
    const decided = large.record.view({ verified }).statements.find((each) => each.digest === large.decision);
    if (decided?.type !== 'decision') throw new Error('The record under test has no decision.');
    expect(boardOf(factsOfDecision(large.record.view({ verified }), decided)).verdict).toBe('GO');
    const found = await verify(logCutTo(1));
    expect(found).toMatchObject({ sealed: 1, refused: [expect.stringContaining('that nobody sealed')] });
  });

  test('with the newest statements and their seals taken away is an earlier state, which an anchor refuses', async () => {
    const { files } = large.record;
    const leaves = parseLeaves(leavesOf(files));
    const newest = Buffer.from(files.get(checkpointPath(leaves.length)) ?? '').toString();
    const sizes = [...files.keys()].flatMap((path) => /^log\/checkpoints\/(\d+)$/.exec(path)?.[1] ?? []).map(Number);
    const size = sizes.sort((left, right) => left - right).at(-2) ?? 0;
    const changed = logCutTo(size);
    for (const { statement } of leaves.slice(size)) {
      changed.delete(statementPath(statement));
      changed.delete(signaturePath(statement));
      changed.delete(blobPath(statement));
    }
    expect(await verify(changed)).toMatchObject({ anchored: false, sealed: size, statements: size, refused: [] });
    expect(await verify(changed, { after: newest })).toBe('RECORD_ANCHOR_MISMATCH');
  });
});

function leavesOf(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  return files.get(LEAVES_PATH) ?? Buffer.alloc(0);
}

/** The log and its checkpoints cut back to a sealed size; every statement stays. */
function logCutTo(size: number): Map<string, Uint8Array> {
  const changed = new Map(large.record.files);
  const lines = Buffer.from(leavesOf(changed)).toString().split('\n').slice(0, size);
  changed.set(LEAVES_PATH, Buffer.from(`${lines.join('\n')}\n`));
  for (const path of large.record.files.keys()) {
    const [, found] = /^log\/checkpoints\/(\d+)$/.exec(path) ?? [];
    if (found === undefined || Number(found) <= size) continue;
    changed.delete(checkpointPath(Number(found)));
    changed.delete(checkpointSignaturePath(Number(found)));
  }
  return changed;
}
