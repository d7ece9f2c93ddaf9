import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvedDigest, resolvedText, type TreeReader } from '@sallyport/gate';
import { sha256 } from '@sallyport/record';
import { foundRecord } from '@sallyport/testkit';
import { expect, test } from 'vitest';
import { readGate } from './read-gate.ts';

const example = new URL('../../../../examples/emberfall/project/ready/sallyport.yaml', import.meta.url);
const gateFile = readFileSync(example, 'utf8');

function treeOf(files: Readonly<Record<string, string>>): TreeReader {
  const bytesOf = (path: string) => {
    const text = files[path];
    return text === undefined ? null : new TextEncoder().encode(text);
  };
  return {
    commit: null,
    list: async () => Object.keys(files).map((path) => ({ path, kind: 'file' as const, size: null })),
    find: async (path) => (path in files ? { path, exact: true } : null),
    read: async (path) => bytesOf(path),
    sha256: async (path) => (path in files ? sha256(files[path] ?? '') : null),
  };
}

/** What one machine has computed; counts how often it computes something new. */
function machine() {
  const known = new Set<string>();
  return {
    has: (entry: string) => known.has(entry),
    add: (entry: string) => known.add(entry),
    save: async () => {},
    known,
  };
}

test('a sealed form that nobody here computed is never taken for the gate, whoever proposed it', async () => {
  const tree = treeOf({ 'sallyport.yaml': gateFile });
  const honest = (await readGate(tree, null)).gate;
  const forged = { ...honest, criteria: honest.criteria.filter((each) => each.floor), weakenings: [] };
  const record = await foundRecord({ persons: ['mira', 'quinn'] });
  await record.gate(gateFile, resolvedText(forged));
  const computed = machine();
  for (const _ of ['first', 'again']) {
    const { gate } = await readGate(tree, record.view(), async () => computed);
    expect(gate.criteria.map(({ id }) => id)).toEqual(honest.criteria.map(({ id }) => id));
  }
  await record.gate(gateFile, resolvedText(honest));
  const { gate } = await readGate(tree, record.view(), async () => computed);
  expect(resolvedDigest(gate)).toBe(resolvedDigest(honest));
  expect(computed.known.size).toBe(1);
});

test('a change in a profile of the repository is seen, though the gate file and its sealed form stay as they were', async () => {
  const profile = (maxAge: string) =>
    `sallyportProfile: 1\nname: team\nversion: "1"\nextends: closed-test\ncriteria:\n  C4: { maxAge: ${maxAge} }\n`;
  const extending = gateFile.replace(/^extends: .*$/m, 'extends: ./team.yaml');
  const files = (maxAge: string) => ({ 'sallyport.yaml': extending, 'team.yaml': profile(maxAge) });
  const computed = machine();
  const before = (await readGate(treeOf(files('PT2H')), null, async () => computed)).gate;
  const record = await foundRecord({ persons: ['mira', 'quinn'] });
  await record.gate(extending, resolvedText(before));
  const { gate } = await readGate(treeOf(files('PT1H')), record.view(), async () => computed);
  expect(gate.criteria.find(({ id }) => id === 'C4')?.maxAge).toBe('PT1H');
});

test('a draft that is not committed is told from none, and the next command commits it', async () => {
  const place = mkdtempSync(join(tmpdir(), 'sallyport-draft-'));
  try {
    const none = { code: 'CLI_NO_GATE_FILE', command: 'sallyport init' };
    await expect(readGate(treeOf({}), null)).rejects.toMatchObject(none);
    await expect(readGate(treeOf({}), null, undefined, place)).rejects.toMatchObject(none);
    writeFileSync(join(place, 'sallyport.yaml'), gateFile);
    await expect(readGate(treeOf({}), null, undefined, place)).rejects.toMatchObject({
      code: 'CLI_NO_GATE_FILE',
      message: expect.stringContaining('not committed'),
      command: 'git add sallyport.yaml && git commit',
    });
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
});
