import { resolvedText } from '@sallyport/gate';
import { sha256 } from '@sallyport/record';
import { foundRecord } from '@sallyport/testkit';
import { openGate } from '@sallyport/workspace/gate-file';
import { expect, test } from 'vitest';
import { baselineText } from './baseline-text.ts';

const profile = 'sallyportProfile: 1\nname: team\nversion: "1"\n# What the team agreed on.\n';
const gateFile = `sallyport: 1
extends: [closed-test, ./team.yaml]
project: { name: Small, origin: small.example }
phase: { number: 7, title: Test, outcome: Begun, previous: { number: 6, log: p6.md } }
candidate: { version: "1", tag: v1 }
papers: { log: l.md, minutes: m.md, deliverables: d.md, readiness: r.md }
git: { branch: b, message: Begin. }
`;

test('whoever co-signs reads the profiles that are sealed, or is told that they are missing', async () => {
  const { gate } = await openGate(Buffer.from(gateFile), 'sallyport.yaml', async () => Buffer.from(profile));
  const record = await foundRecord({ persons: ['mira', 'quinn'] });
  const profiles = [
    { path: 'team.yaml', sha256: record.blob(profile) },
    { path: 'gone.yaml', sha256: sha256('gone') },
  ];
  const digest = await record.gate(gateFile, resolvedText(gate), { profile: gate.profile, profiles });
  const view = record.view();
  const statement = view.statements.find((each) => each.digest === digest);
  if (statement?.type !== 'gate') throw new Error('There is no baseline.');
  const lines = baselineText({ record: view, gate, source: { digest: statement.body.source } }, statement.body);
  const text = lines.join('\n');
  expect(text).toContain('extends: [closed-test, ./team.yaml]');
  expect(text).toContain(
    'Profile team.yaml\n\nsallyportProfile: 1\nname: team\nversion: "1"\n# What the team agreed on.\n',
  );
  expect(text).toContain('Profile gone.yaml\n\nthe profile that it seals is missing from the record');
  expect(text).not.toContain('NOT');
});
