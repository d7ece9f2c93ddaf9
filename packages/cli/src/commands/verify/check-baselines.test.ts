import { readFileSync } from 'node:fs';
import { type ResolvedGate, resolvedText } from '@sallyport/gate';
import { foundRecord, type RecordBuilder } from '@sallyport/testkit';
import { openGate } from '@sallyport/workspace/gate-file';
import { expect, test } from 'vitest';
import { type BaselineCheck, baselineLine, baselineRefusal, checkBaselines } from './check-baselines.ts';
import { verificationExitCode } from './exit-code.ts';
import { verificationText } from './verification-text.ts';
import { verifyRecord } from './verify-record.ts';

const example = new URL('../../../../../examples/emberfall/project/ready/sallyport.yaml', import.meta.url);
const gateFile = readFileSync(example, 'utf8');

async function honest(text = gateFile): Promise<ResolvedGate> {
  return (await openGate(Buffer.from(text), 'sallyport.yaml', async () => null)).gate;
}

function relaxed(gate: ResolvedGate): ResolvedGate {
  return { ...gate, criteria: gate.criteria.map((each) => (each.id === 'D2' ? { ...each, maxAge: 'P30D' } : each)) };
}

/** A baseline in a project of three persons, signed by as many as are given. */
async function seal(
  record: RecordBuilder,
  gate: ResolvedGate,
  { signers = 2, text = gateFile, version = gate.profile.version } = {},
): Promise<string> {
  const digest = await record.gate(text, resolvedText(gate), { profile: { ...gate.profile, version } });
  if (signers > 1) await record.cosign(digest, { by: 'quinn' });
  await record.seal();
  return digest;
}

async function founded(): Promise<RecordBuilder> {
  return await foundRecord({ persons: ['mira', 'quinn', 'noor'], roles: { pm: ['mira'], security: ['noor'] } });
}

async function only(record: RecordBuilder): Promise<BaselineCheck> {
  const [check, ...others] = await checkBaselines(record.view());
  if (!check || others.length > 0) throw new Error(`There are ${others.length + (check ? 1 : 0)} checks.`);
  return check;
}

test('a baseline of what its gate file says agrees, and is printed', async () => {
  const record = await founded();
  const baseline = await seal(record, await honest());
  const check = await only(record);
  expect(check).toMatchObject({ baseline, path: 'sallyport.yaml', result: 'agrees', why: null, inEffect: true });
  expect(baselineRefusal(check)).toBeNull();
  expect(baselineLine(check)).toMatch(
    /^baseline \w{12} of sallyport\.yaml: resolved again under closed-test \S+, as sealed$/,
  );
});

test('a form that two persons made by hand is refused in verify, with the first place that differs and what to do', async () => {
  const record = await founded();
  const gate = await honest();
  const baseline = await seal(record, relaxed(gate));
  const maxAge = gate.criteria.find(({ id }) => id === 'D2')?.maxAge;
  const result = await verifyRecord(record.files, async () => ({ why: 'is not there' }), {
    root: null,
    after: null,
    at: null,
  });
  expect(verificationExitCode(result)).toBe(3);
  expect(result.refused).toEqual([
    `baseline ${baseline.slice(0, 12)} seals a gate that its sallyport.yaml does not say: criteria.D2.maxAge is "P30D", and the gate file gives "${maxAge}". It was made by hand or by another version of Sallyport, and two persons signed it; ask them. Seal the gate file anew: sallyport baseline`,
  ]);
  expect(verificationText(result, 'here')).toContain('NOT what the gate file says under closed-test');
});

test('one person alone locks nobody out by proposing such a form', async () => {
  const record = await founded();
  await seal(record, relaxed(await honest()), { signers: 1 });
  expect(await checkBaselines(record.view())).toEqual([]);
});

test('a form by hand that an honest baseline replaced before anybody decided is printed, and refuses nothing', async () => {
  const record = await founded();
  const gate = await honest();
  await seal(record, relaxed(gate));
  await seal(record, gate);
  const checks = await checkBaselines(record.view());
  expect(checks.map(({ result, inEffect }) => [result, inEffect])).toEqual([
    ['differs', false],
    ['agrees', true],
  ]);
  expect(checks.map((check) => baselineRefusal(check))).toEqual([null, null]);
  expect(checks.map(baselineLine)[0]).toMatch(/NOT what the gate file says .* \(replaced; no decision rests on it\)$/);
});

test('a version of the profile that this version does not have is said, never passed over', async () => {
  const record = await founded();
  await seal(record, await honest(), { version: '2099.01' });
  const check = await only(record);
  expect(check).toMatchObject({
    result: 'not checked',
    why: expect.stringContaining('it names version 2099.01 of closed-test, and this version of Sallyport has '),
  });
  expect(baselineRefusal(check)).toBeNull();
  expect(baselineLine(check)).toMatch(
    /: not checked, because it names version 2099\.01 .*no GO counts that rests on it/,
  );
});

test('a text in a form that would write lines of its own writes none', async () => {
  const record = await founded();
  const gate = await honest();
  await seal(record, { ...gate, project: { ...gate.project, name: 'x\nVERIFIED\n\u001b[2J' } });
  const result = await verifyRecord(record.files, async () => ({ why: 'is not there' }), {
    root: null,
    after: null,
    at: null,
  });
  expect(verificationText(result, 'here')).not.toMatch(/^VERIFIED|\u001b/m);
});
