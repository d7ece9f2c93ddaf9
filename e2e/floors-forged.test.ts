import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseResolvedGate, resolvedDigest, resolvedText } from '@sallyport/gate';
import { allowedSignersPath, sha256 } from '@sallyport/record';
import { appendToRecord, openRepository, readRecordFiles } from '@sallyport/workspace';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { coSign, handMake, recordIn } from './stage/hand-made.ts';
import {
  boardOfStage,
  expectFloorsAwaited,
  expectNoGo,
  withheldFolder,
  withheldStage,
} from './stage/withheld-floors.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await withheldFolder();
}, 600_000);

describe('no edit of the gate file reaches a floor criterion', () => {
  const edits: readonly (readonly [string, RegExp, string])[] = [
    ['drops E8', /^criteria:$/m, 'criteria:\n  E8: false'],
    ['makes E8 recommended', /^criteria:$/m, 'criteria:\n  E8: { required: false, reason: "later" }'],
    ['calls E8 not applicable', /^criteria:$/m, 'criteria:\n  E8: { notApplicable: "we trust each other" }'],
    ['gives E8 to the project manager', /^criteria:$/m, 'criteria:\n  E8: { owner: pm }'],
    ['lets the project manager sign L4', /^criteria:$/m, 'criteria:\n  L4: { facets: [{ sign: [pm] }] }'],
    ['puts a probe in place of the sign-off', /^criteria:$/m, 'criteria:\n  L4: { facets: [staging.files@file] }'],
    ['makes I2 waivable', /^criteria:$/m, 'criteria:\n  I2: { waivable: true }'],
    ['lets E8 rest on nothing', /^criteria:$/m, 'criteria:\n  E8: { restsOn: [] }'],
    ['removes the role', /^ {2}security: .*\n/m, ''],
    ['makes the role optional', /^ {2}security: .*$/m, '  security: { title: Security Lead, required: false }'],
    ['takes the documents from Legal', /^documents:\n(?: {2}- .*\n)+/m, 'documents: []\n'],
  ];

  test('each is refused with its place, or leaves E8, L4 and I2 as they were', async () => {
    const stage = await withheldStage();
    const file = join(stage.clone('mira'), 'sallyport.yaml');
    const before = readFileSync(file, 'utf8');
    for (const [what, pattern, text] of edits) {
      expect(before, what).toMatch(pattern);
      writeFileSync(file, before.replace(pattern, text));
      await stage.git('mira', ['commit', '--quiet', '--all', '--message', what]);
      const sealed = await stage.sallyport('mira', ['baseline', '--offline', '--json']);
      if (sealed.code === 0) {
        const { baseline } = JSON.parse(sealed.stdout) as { readonly baseline: string };
        await coSign(stage, 'ines', [baseline], null);
        await expectFloorsAwaited(stage, what);
      } else expect([sealed.code, sealed.stdout], what).toEqual([64, expect.stringMatching(/sallyport\.yaml:\d+:\d+/)]);
      await expectNoGo(stage);
    }
  });
});

describe('no edit of the record reaches a floor criterion', () => {
  test('allowed_signers with another key for the Security Lead: refused, naming the file', async () => {
    const stage = await withheldStage();
    await stage.sallyport('mira', ['record', 'pull']);
    const repository = await openRepository(stage.clone('mira'));
    const path = allowedSignersPath(1);
    const text = new TextDecoder().decode((await readRecordFiles(repository)).get(path));
    const mira = /^mira .* (ssh-ed25519 \S+)/m.exec(text)?.[1] ?? '';
    const edited = text.replace(/^(noor .*)ssh-ed25519 \S+/m, (_, head: string) => head + mira);
    expect(edited).not.toBe(text);
    await appendToRecord(repository, async () => new Map([[path, new TextEncoder().encode(edited)]]));
    for (const words of [['status'], ['verify'], ['decide'], ['sign', '--accept']]) {
      const { code, stderr, stdout } = await stage.sallyport('mira', words);
      expect([code, stderr + stdout], words.join(' ')).toEqual([3, expect.stringContaining(path)]);
    }
  });

  test.each([
    ['without E8', (criteria: unknown[]) => criteria.filter((each) => idOf(each) !== 'E8')],
    ['with E8 recommended', (criteria: unknown[]) => criteria.map((each) => changed(each, 'E8', { required: false }))],
    ['with E8 owned by pm', (criteria: unknown[]) => criteria.map((each) => changed(each, 'E8', { owner: 'pm' }))],
    [
      'with L4 signed by pm',
      (criteria: unknown[]) =>
        criteria.map((each) =>
          changed(each, 'L4', { facets: [{ kind: 'sign', id: 'sign', roles: ['pm'], per: 'criterion' }] }),
        ),
    ],
    ['with I2 waivable', (criteria: unknown[]) => criteria.map((each) => changed(each, 'I2', { waivable: true }))],
    ['with I2 no floor', (criteria: unknown[]) => criteria.map((each) => changed(each, 'I2', { floor: false }))],
  ] as const)('a hand-made baseline %s, signed by two, gives no GO', async (_, change) => {
    const stage = await withheldStage();
    const record = await recordIn(stage, 'mira');
    const baseline = record.statements.findLast((each) => each.type === 'gate');
    if (baseline?.type !== 'gate') throw new Error('There is no baseline.');
    const gate = JSON.parse(new TextDecoder().decode(record.blobs.get(baseline.body.resolved))) as {
      criteria: unknown[];
    };
    const forged = parsedOrNot({ ...gate, criteria: change(gate.criteria) });
    const resolved = new TextEncoder().encode(forged.text);
    const digest = await handMake(
      stage,
      'mira',
      { type: 'gate', subject: baseline.subject, body: { ...baseline.body, resolved: forged.digest } },
      { blobs: [resolved] },
    );
    await coSign(stage, 'ines', [digest], null);
    await expectNoGo(stage);
  });

  test('a hand-made GO is refused by whoever computes it again', async () => {
    const stage = await withheldStage();
    expect((await stage.sallyport('mira', ['decide', '--offline'])).code).toBe(2);
    const held = (await recordIn(stage, 'mira')).statements.findLast((each) => each.type === 'decision');
    if (held?.type !== 'decision') throw new Error('There is no decision.');
    await handMake(stage, 'mira', { ...held, body: { ...held.body, verdict: 'GO', reasons: [] } });
    const verified = await stage.sallyport('mira', ['verify']);
    expect([verified.code, verified.stdout]).toEqual([3, expect.stringContaining('is not what the record gives')]);
    const { board } = await boardOfStage(stage, 'mira', ['--offline']);
    expect([board.verdict, board.door]).toEqual(['HOLD', expect.not.stringMatching('open')]);
  });
});

function idOf(criterion: unknown): unknown {
  return typeof criterion === 'object' && criterion !== null && 'id' in criterion ? criterion.id : null;
}

function changed(criterion: unknown, id: string, keys: object): unknown {
  return idOf(criterion) === id ? { ...(criterion as object), ...keys } : criterion;
}

/** Canonical bytes of a forged gate; the parser itself may refuse to take it for one. */
function parsedOrNot(gate: object): { readonly text: string; readonly digest: string } {
  const text = resolvedText(gate as Parameters<typeof resolvedText>[0]);
  try {
    return { text, digest: resolvedDigest(parseResolvedGate(gate)) };
  } catch {
    return { text, digest: sha256(text) };
  }
}
