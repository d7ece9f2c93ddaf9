import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stage } from '@sallyport/emberfall';
import type { EvidenceEntry } from '@sallyport/record';
import { beforeAll, expect, test, vi } from 'vitest';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { stageAt } from './stage/stage-at.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 900_000);

const declaration = '  differences:\n    - { service: api, key: mem_limit, reason: One host carries the test }\n';

/** Planned production gets more memory than staging, and the gate file says why. */
async function declareDifference(stage: Stage): Promise<void> {
  const clone = stage.clone('mira');
  const gate = join(clone, 'sallyport.yaml');
  writeFileSync(
    gate,
    readFileSync(gate, 'utf8').replace(/^production:\n(?: .*\n)+/m, (whole) => whole + declaration),
  );
  const overlay = join(clone, 'deploy/compose.production.yaml');
  writeFileSync(overlay, `${readFileSync(overlay, 'utf8')}  api:\n    mem_limit: 1g\n`);
  await stage.git('mira', ['commit', '--quiet', '--all', '--message', 'More memory in production']);
  await stage.git('mira', ['push', '--quiet', 'origin', 'HEAD']);
}

async function parity(stage: Stage): Promise<EvidenceEntry> {
  const { stdout } = await stage.sallyport('mira', ['check', '--json']);
  const { entries } = JSON.parse(stdout) as { readonly entries: readonly EvidenceEntry[] };
  const entry = entries.find(({ facet }) => facet === 'staging.parity@file');
  if (entry === undefined) throw new Error('Nobody looked at parity.');
  return entry;
}

test('a declared difference from production counts once its deviation is in force, and is part of what was looked at', async () => {
  const stage = await stageAt('repaired');
  await declareDifference(stage);
  const before = await parity(stage);
  expect(before).toMatchObject({ result: 'Failed', findings: [{ rule: 'staging.parity.capacity' }] });
  expect(before.findings[0]?.what).toContain('no deviation for it is in force');

  await stage.git('ines', ['fetch', '--quiet']);
  await stage.git('ines', ['checkout', '--quiet', 'feature/phase-7-setup']);
  await stage.git('ines', ['pull', '--quiet']);
  const { code, stdout } = await stage.sallyport('ines', ['deviate', 'C1', '--json']);
  expect(code).toBe(0);
  const digest = /[0-9a-f]{64}/.exec(stdout)?.[0] ?? '';
  expect(await stage.sallyport('mira', ['sign', digest, '--accept'])).toMatchObject({ code: 0 });
  await stage.sallyport('mira', ['seal']);

  const after = await parity(stage);
  expect(after).toMatchObject({ result: 'Passed', findings: [], facts: { 'differences declared': '1' } });
  expect(after.subject).not.toBe(before.subject);
});
