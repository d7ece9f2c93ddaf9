import { expect, test } from 'vitest';
import { GateFileError } from './gate-file-error.ts';
import { openGate } from './open-gate.ts';

function gateFile(extension: string, rest = ''): Uint8Array {
  return new TextEncoder().encode(`sallyport: 1
extends: ${extension}
project: { name: Emberfall, origin: emberfall.example/sallyport }
phase: { number: 7, title: Testing, outcome: Initiated, previous: { number: 6, log: p6.md } }
candidate: { version: "1", tag: v1 }
papers: { log: p7.md, minutes: m.md, deliverables: d.md, readiness: r.md }
git: { branch: main, message: ready }
${rest}`);
}

function profile(body: string): string {
  return `sallyportProfile: 1\nname: team\nversion: "3"\n${body}`;
}

function reader(files: Readonly<Record<string, string>>) {
  const read: string[] = [];
  return {
    read,
    async readProfile(path: string): Promise<Uint8Array | null> {
      read.push(path);
      const text = files[path];
      return text === undefined ? null : new TextEncoder().encode(text);
    },
  };
}

async function refusal(extension: string, files: Readonly<Record<string, string>>, rest = ''): Promise<GateFileError> {
  try {
    await openGate(gateFile(extension, rest), 'sallyport.yaml', reader(files).readProfile);
  } catch (error) {
    if (error instanceof GateFileError) return error;
    throw error;
  }
  throw new Error('it was opened');
}

test('a profile of the project’s own builds on a built-in one, and each is read once', async () => {
  const files = reader({
    'profiles/team.yaml': profile('extends: [closed-test, ./profiles/base.yaml]\ncriteria:\n  D1: { maxAge: PT1H }\n'),
    'profiles/base.yaml': profile(
      'criteria:\n  P1: { title: Press kit, owner: legal, facets: [sign], files: [press.md] }\n',
    ),
  });
  const opened = await openGate(
    gateFile('[./profiles/team.yaml, ./profiles/base.yaml]', 'criteria: { P1: { maxAge: P7D } }'),
    'sallyport.yaml',
    files.readProfile,
  );
  expect(files.read).toEqual(['profiles/team.yaml', 'profiles/base.yaml']);
  expect(opened.gate.profile).toEqual({
    name: 'closed-test + ./profiles/base.yaml + ./profiles/team.yaml',
    version: '2026.11 + 3 + 3',
  });
  expect(opened.gate.criteria.find(({ id }) => id === 'D1')?.maxAge).toBe('PT1H');
  expect(opened.gate.criteria.find(({ id }) => id === 'P1')).toMatchObject({
    files: ['press.md'],
    maxAge: 'P7D',
    source: 'profile ./profiles/base.yaml',
  });
  expect(opened.gate.weakenings).toEqual([]);
  expect(opened.source).toMatch(/^[0-9a-f]{64}$/);
});

test('what a profile of the project’s own weakens is listed like the gate file’s own', async () => {
  const { readProfile } = reader({
    'team.yaml': profile('extends: closed-test\ncriteria: { D1: { maxAge: P7D }, B4: false }\n'),
  });
  const { gate } = await openGate(gateFile('./team.yaml'), 'sallyport.yaml', readProfile);
  expect(gate.weakenings.map(({ criterion, kind }) => `${criterion} ${kind}`)).toEqual([
    'B4 dropped',
    'D1 age stretched',
  ]);
  expect(gate.criteria.find(({ id }) => id === 'D1')?.maxAge).toBe('PT24H');
});

test('a circle is refused with its chain, at the place that closes it', async () => {
  const error = await refusal('./a.yaml', {
    'a.yaml': profile('extends: ./b.yaml\n'),
    'b.yaml': profile('extends: [closed-test, ./a.yaml]\n'),
  });
  expect(error.code).toBe('GATE_FILE_PROFILE_CYCLE');
  expect(error.path).toBe('b.yaml');
  expect(error.problems).toMatchObject([
    { line: 4, column: 24, what: expect.stringContaining('a.yaml → b.yaml → a.yaml') },
  ]);
  const self = await refusal('./a.yaml', { 'a.yaml': profile('extends: ./a.yaml\n') });
  expect(self.problems[0]?.what).toContain('a.yaml → a.yaml');
});

test('eight deep is allowed, nine is not', async () => {
  const chain = (length: number) =>
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `p${i}.yaml`,
        profile(`extends: ${i + 1 < length ? `./p${i + 1}.yaml` : 'closed-test'}\n`),
      ]),
    );
  const { readProfile } = reader(chain(8));
  const { gate } = await openGate(gateFile('./p0.yaml'), 'sallyport.yaml', readProfile);
  expect(gate.criteria).toHaveLength(76);
  const error = await refusal('./p0.yaml', chain(9));
  expect(error.code).toBe('GATE_FILE_PROFILE_DEPTH');
  expect(error.message).toContain('sallyport.yaml → p0.yaml → p1.yaml');
});

test('many profiles that extend many are each read once', async () => {
  const all = Array.from({ length: 8 }, (_, i) => `./q${i}.yaml`);
  const files = reader(
    Object.fromEntries(
      all.map((name, i) => [name.slice(2), profile(i === 7 ? '' : `extends: [${all.slice(i + 1).join(', ')}]\n`)]),
    ),
  );
  await openGate(gateFile(`[${all.join(', ')}]`), 'sallyport.yaml', files.readProfile);
  expect(files.read).toHaveLength(8);
});

test('a profile that is missing, or wrong inside, is refused at its place', async () => {
  const missing = await refusal('[closed-test, ./team.yaml]', {});
  expect([missing.code, missing.path, missing.problems[0]?.line, missing.problems[0]?.column]).toEqual([
    'GATE_FILE_MISSING',
    'sallyport.yaml',
    2,
    24,
  ]);
  const wrong = await refusal('./team.yaml', {
    'team.yaml': profile('criteria:\n  I2: false\n  D1: { maxAge: P1M }\n'),
  });
  expect([wrong.code, wrong.path, wrong.problems[0]?.line]).toEqual(['GATE_FILE_INVALID', 'team.yaml', 6]);
  const floor = await refusal('./team.yaml', { 'team.yaml': profile('criteria:\n  I2: false\n') });
  expect(floor.problems).toMatchObject([{ line: 5, column: 7, what: expect.stringContaining('floor criterion') }]);
  const unknown = await refusal('./team.yaml', { 'team.yaml': profile('extends: closedtest\n') });
  expect(unknown.problems).toMatchObject([{ line: 4, column: 10, instead: expect.stringContaining('closed-test') }]);
  const gate = await refusal('./team.yaml', { 'team.yaml': 'sallyport: 1\n' });
  expect(gate.message).toContain('team.yaml:1:1: sallyportProfile is missing');
  const role = await refusal('./team.yaml', {
    'team.yaml': profile('extends: closed-test\ncriteria: { A1: { owner: data } }\n'),
  });
  expect(role.problems).toMatchObject([{ line: 2, what: expect.stringContaining('gives A1 to "data"') }]);
});

test('a gate file that is not there is said so', async () => {
  await expect(openGate(null, 'sallyport.yaml', reader({}).readProfile)).rejects.toMatchObject({
    code: 'GATE_FILE_MISSING',
    problems: [{ instead: 'Draft one with: sallyport init' }],
  });
});
