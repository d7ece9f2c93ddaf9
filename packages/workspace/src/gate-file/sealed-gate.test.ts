import { resolvedDigest, resolvedText } from '@sallyport/gate';
import { type GateBody, type Sha256, sha256 } from '@sallyport/record';
import { expect, test } from 'vitest';
import { openGate } from './open-gate.ts';
import { checkSealedGate } from './sealed-gate.ts';

const own = `sallyportProfile: 1
name: team
version: "3"
criteria:
  D9: { title: Closed, owner: security, facets: [sign], about: [staging] }
`;

function gateFile(extension: string): string {
  return `sallyport: 1
extends: ${extension}
project: { name: Small, origin: small.example }
phase: { number: 7, title: Test, outcome: Begun, previous: { number: 6, log: p6.md } }
candidate: { version: "1", tag: v1 }
papers: { log: l.md, minutes: m.md, deliverables: d.md, readiness: r.md }
git: { branch: b, message: Begin. }
roles: { security: {}, legal: {} }
`;
}

/** What `sallyport baseline` seals of a gate file. */
async function baselined(
  source: string,
): Promise<{ readonly body: GateBody; readonly blobs: Map<Sha256, Uint8Array> }> {
  const bytes = Buffer.from(source);
  const { gate, profiles } = await openGate(bytes, 'sallyport.yaml', async () => Buffer.from(own));
  const blobs = new Map<Sha256, Uint8Array>([
    [sha256(bytes), bytes],
    [resolvedDigest(gate), Buffer.from(resolvedText(gate))],
    ...profiles.map((each): [Sha256, Uint8Array] => [sha256(each.bytes), each.bytes]),
  ]);
  const body = {
    path: 'sallyport.yaml',
    source: sha256(bytes),
    profiles: profiles.map((each) => ({ path: each.path, sha256: sha256(each.bytes) })),
    resolved: resolvedDigest(gate),
    profile: gate.profile,
    rules: '1',
    facets: [],
    commit: '0'.repeat(40),
  };
  return { body, blobs };
}

test.each(['closed-test', './team.yaml', '[closed-test, ./team.yaml]'])(
  'the form that baseline sealed agrees with its gate file: %s',
  async (extension) => {
    const { body, blobs } = await baselined(gateFile(extension));
    expect(await checkSealedGate(body, blobs)).toEqual({ result: 'agrees', why: null });
  },
);

test('a form made by hand differs, and so does one of another gate file or another profile of the same name', async () => {
  const { body, blobs } = await baselined(gateFile('./team.yaml'));
  const other = await baselined(gateFile('./team.yaml').replace('branch: b', 'branch: other'));
  const both = new Map([...blobs, ...other.blobs]);
  expect(await checkSealedGate({ ...body, resolved: other.body.resolved }, both)).toEqual({
    result: 'differs',
    why: 'git.branch is "other", and the gate file gives "b"',
  });
  const weaker = Buffer.from(own.replace('[sign]', '[{ sign: [legal] }]'));
  both.set(sha256(weaker), weaker);
  const swapped = { ...body, profiles: [{ path: 'team.yaml', sha256: sha256(weaker) }] };
  expect(await checkSealedGate(swapped, both)).toMatchObject({
    result: 'differs',
    why: expect.stringMatching(/^criteria\.D9\.facets\.sign\.roles\.0 is "security", and the gate file gives "legal"/),
  });
});

test('a false name or version of the project’s own profile, a profile too many and a source that is none differ', async () => {
  const { body, blobs } = await baselined(gateFile('./team.yaml'));
  const renamed = { ...body, profile: { name: 'closed-test', version: '3' } };
  expect(await checkSealedGate(renamed, blobs)).toMatchObject({ result: 'differs' });
  const later = { ...body, profile: { ...body.profile, version: '4' } };
  expect(await checkSealedGate(later, blobs)).toMatchObject({ result: 'differs' });
  const stray = { ...body, profiles: [...body.profiles, { path: 'x.yaml', sha256: body.source }] };
  expect(await checkSealedGate(stray, blobs)).toMatchObject({
    result: 'differs',
    why: 'it seals the profile x.yaml, which the gate file does not extend',
  });
  const none = Buffer.from('sallyport: [');
  blobs.set(sha256(none), none);
  expect(await checkSealedGate({ ...body, source: sha256(none) }, blobs)).toMatchObject({
    result: 'differs',
    why: expect.stringMatching(/^it cannot be resolved: sallyport\.yaml:\d+:\d+: /),
  });
});

test('what this version cannot resolve is not checked, and why is said', async () => {
  const builtIn = await baselined(gateFile('closed-test'));
  const later = { ...builtIn.body, profile: { name: 'closed-test', version: '2099.01' } };
  expect(await checkSealedGate(later, builtIn.blobs)).toEqual({
    result: 'not checked',
    why: expect.stringMatching(/^it names version 2099\.01 of closed-test, and this version of Sallyport has \d/),
  });
  const unknown = Buffer.from(gateFile('open-test'));
  builtIn.blobs.set(sha256(unknown), unknown);
  expect(await checkSealedGate({ ...builtIn.body, source: sha256(unknown) }, builtIn.blobs)).toEqual({
    result: 'not checked',
    why: expect.stringContaining('there is no profile "open-test"'),
  });
  const { body, blobs } = await baselined(gateFile('./team.yaml'));
  expect(await checkSealedGate({ ...body, profiles: [] }, blobs)).toEqual({
    result: 'not checked',
    why: 'its profile team.yaml was not sealed with it',
  });
  const [profile] = body.profiles;
  for (const gone of [body.source, body.resolved, profile?.sha256 ?? '']) {
    const left = new Map(blobs);
    left.delete(gone);
    expect(await checkSealedGate(body, left)).toEqual({
      result: 'not checked',
      why: expect.stringContaining(`the blob ${gone.slice(0, 12)}`),
    });
  }
});
