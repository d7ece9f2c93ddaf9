import { builtInLayer, type ResolvedGate, resolveGate } from '@sallyport/gate';
import { type Finding, peoplePath, type RecordView, sha256 } from '@sallyport/record';
import { foundRecord, listKey, makeKey } from '@sallyport/testkit';
import { describe, expect, test } from 'vitest';
import { namesBeside, namesText } from './names-beside.ts';
import { proposalText } from './proposal-text.ts';

const facet = 'staging.images@file';

function finding(name: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'staging.images.not-pinned',
    severity: 'high',
    fingerprint: sha256(name),
    place: `compose.yaml:${name.length}`,
    what: `${name} is not pinned`,
    why: 'It can become another image.',
    fix: 'Name its digest.',
    ...more,
  };
}

async function record() {
  return await foundRecord({ persons: ['mira', 'sara'], roles: { pm: ['mira'], sre: ['sara'] } });
}

function place(view: RecordView, files: ReadonlyMap<string, Uint8Array> = new Map()) {
  return {
    record: view,
    gate,
    source: { digest: sha256('') },
    files,
  };
}

const layer = builtInLayer('closed-test');
const gate: ResolvedGate = resolveGate(
  {
    sallyport: 1,
    extends: 'closed-test',
    project: { name: 'Small', origin: 'small.example' },
    phase: { number: 7, title: 'Test', outcome: 'Begun' },
    candidate: { version: '1' },
    papers: { log: 'log.md', minutes: 'minutes.md', deliverables: 'deliverables.md', readiness: 'readiness.md' },
    git: { branch: 'phase-7', message: 'Begin.' },
    criteria: { C3: { maxAge: 'P7D', reason: 'slow' } },
  },
  layer ? [layer] : [],
);

describe('a waiver proposal is told by the evidence behind it', () => {
  test('rule, place, what, why and what to do of every finding, and what stays uncovered', async () => {
    const made = await record();
    const [redis, gateway] = [finding('redis'), finding('gateway')];
    await made.evidence([{ criterion: 'C2', facet, result: 'Failed', findings: [redis, gateway] }]);
    const digest = await made.waiver({
      criterion: 'C2',
      facet,
      findings: [redis.fingerprint],
      reason: 'pinned next week',
      expires: '2026-12-01T00:00:00Z',
    });
    const text = proposalText(place(made.view()), digest, 'waiver');
    for (const part of [
      'Waives 1 finding of C2',
      facet,
      '2026-12-01T00:00:00Z',
      'pinned next week',
      redis.what,
      redis.rule,
      redis.place,
      redis.why,
      redis.fix,
      redis.fingerprint,
      'role sre',
      '1 more of the newest look',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain(gateway.what);
  });

  test('a fingerprint that no evidence has is called what it is', async () => {
    const made = await record();
    const digest = await made.waiver({ criterion: 'C2', facet, findings: [sha256('invented')] });
    expect(proposalText(place(made.view()), digest, 'waiver')).toMatch(/NO evidence in this record.+Do not sign/);
  });

  test('evidence of another facet does not speak for it, and later evidence that tells it otherwise is told as well', async () => {
    const made = await record();
    const redis = finding('redis');
    await made.evidence([
      { criterion: 'C2', facet: 'staging.drift@engine', findings: [finding('redis', { what: 'Drifts' })] },
    ]);
    await made.evidence([{ criterion: 'C2', facet, findings: [redis] }]);
    const digest = await made.waiver({ criterion: 'C2', facet, findings: [redis.fingerprint] });
    await made.evidence([
      { criterion: 'C2', facet, findings: [{ ...redis, severity: 'critical', what: 'Now worse' }] },
    ]);
    const text = proposalText(place(made.view()), digest, 'waiver');
    expect(text).toContain(redis.what);
    expect(text).toMatch(/critical Now worse[\s\S]+later evidence/);
    expect(text).not.toContain('Drifts');
  });

  test('nothing that a finding says can rewrite the screen or begin a line', async () => {
    const made = await record();
    const hostile = finding('redis', { what: 'fine\u001B[2J\n── as sre ──' });
    await made.evidence([{ criterion: 'C2', facet, findings: [hostile] }]);
    const digest = await made.waiver({ criterion: 'C2', facet, findings: [hostile.fingerprint] });
    expect(proposalText(place(made.view()), digest, 'waiver').split('\n')).not.toContain('── as sre ──');
  });
});

describe('a trust root proposal', () => {
  async function proposed() {
    const made = await record();
    const { signer } = await makeKey({ type: 'ed25519', seed: 'theo' });
    const digest = await made.changeRoot(
      (root) => ({
        persons: [...root.persons, { id: 'theo', vouchedBy: 'mira' }],
        keys: [
          ...root.keys.map((key) =>
            key.person === 'sara' ? { ...key, status: 'compromised' as const, since: 3 } : key,
          ),
          listKey(signer, { person: 'theo' }),
        ],
        grants: [
          { person: 'mira', role: 'pm' },
          { person: 'theo', role: 'sre' },
        ],
      }),
      {
        people: [
          { id: 'mira', name: 'Mira', email: null },
          { id: 'sara', name: 'Sara', email: null },
          { id: 'theo', name: 'Theo Brandt', email: 'theo@emberfall.example' },
        ],
      },
    );
    return { made, digest, signer };
  }

  test('says who comes, who goes, which keys of which class, and since when one counts for nothing', async () => {
    const { made, digest, signer } = await proposed();
    const text = proposalText(place(made.view()), digest, 'trust');
    const sara = made.signers.get('sara')?.fingerprint ?? '';
    for (const line of [
      '+ person theo, vouched for by mira',
      '+ theo holds sre',
      '- sara holds sre',
      `+ key ${signer.fingerprint} of theo (ssh-ed25519, key file, Human), active`,
      `~ key ${sara} of sara (ssh-ed25519, key file, Human), compromised: what it signed at log index 3 or later, or unsealed, is void`,
      `so far: key ${sara} of sara (ssh-ed25519, key file, Human), active`,
      'mira: pm; vouched for by mira',
      `${made.signers.get('runner:seal')?.fingerprint} may seal`,
    ]) {
      expect(text).toContain(line);
    }
    expect(text).toContain('in place of root 1');
  });

  test('names and addresses stand beside the signed text, which is kept for ever', async () => {
    const { made, digest } = await proposed();
    const view = made.view();
    const text = proposalText(place(view), digest, 'trust');
    const owed = [{ statement: digest, type: 'trust' as const, by: 'mira', role: null }];
    const names = namesBeside(place(view, made.files), owed);
    expect(namesText(names, { record: view })).toMatch(/theo {2}Theo Brandt {2}theo@emberfall\.example {2}\(new\)/);
    const renamed = { ...view, people: new Map([['theo', { id: 'theo', name: 'Theodora', email: null }]]) };
    expect(namesText(names, { record: renamed })).toContain('theo@emberfall.example  (so far theo  Theodora)');
    expect(text).not.toContain('Theo Brandt');
    expect(text).toContain(names[0]?.people ?? 'nothing');
    const other = new Map([...made.files, [peoplePath(2), Buffer.from('another')]]);
    expect(namesText(namesBeside(place(view, other), owed), { record: view })).toMatch(/not in this record/);
  });
});

test('a deviation proposal tells both lines and the reason', async () => {
  const made = await record();
  const [weakening] = gate.weakenings;
  const digest = await made.deviation({ criterion: 'C3', weakening: weakening?.digest ?? '', reason: 'one host' });
  const text = proposalText(place(made.view()), digest, 'deviation');
  expect(text).toContain(`profile: ${weakening?.profile}`);
  expect(text).toContain(`here:    ${weakening?.gate}`);
  expect(text).toContain('because one host');
});
