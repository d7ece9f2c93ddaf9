import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Board, builtInLayer, type ResolvedGate, resolveGate } from '@sallyport/gate';
import { previousLogLimit } from '@sallyport/papers';
import { plainDirectory } from '@sallyport/workspace';
import { expect, onTestFinished, test } from 'vitest';
import { paperModel } from './paper-model.ts';

const layer = builtInLayer('closed-test');
const gate: ResolvedGate = resolveGate(
  {
    sallyport: 1,
    extends: 'closed-test',
    project: { name: 'Small', origin: 'small.example' },
    phase: { number: 7, title: 'Test', outcome: 'Begun', previous: { number: 6, log: 'P6.md' } },
    candidate: { version: '1' },
    papers: { log: 'log.md', minutes: 'minutes.md', deliverables: 'deliverables.md', readiness: 'readiness.md' },
    git: { branch: 'phase-7', message: 'Begin.' },
  },
  layer ? [layer] : [],
);

/** The text of the previous log as papers get it. */
async function previousLog(files: Readonly<Record<string, string>>): Promise<string | null> {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-model-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
  const place = { gate, record: null, tree: plainDirectory(directory), materials: { commit: null } };
  return (await paperModel(place, {} as Board)).previousLog;
}

test('the previous log is read up to the length that can be learned from, and refused by name beyond it', async () => {
  expect(await previousLog({ 'p6.md': '# Log\n' })).toBe('# Log\n');
  expect(await previousLog({ 'other.md': '# Log\n' })).toBeNull();
  const long = 'x'.repeat(previousLogLimit);
  expect(await previousLog({ 'p6.md': long })).toBe(long);
  await expect(previousLog({ 'p6.md': `${long}x` })).rejects.toMatchObject({
    code: 'PAPER_TOO_LARGE',
    message: expect.stringMatching(/^p6\.md is larger than 256 KiB.+`phase\.previous`/),
  });
});
