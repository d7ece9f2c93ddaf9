import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome, Stage, TeamMemberId } from '@sallyport/emberfall';
import type { Board } from '@sallyport/gate';
import { type StatementOf, sha256 } from '@sallyport/record';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ceremonyFolder } from './stage/ceremony-moments.ts';
import { recordIn } from './stage/hand-made.ts';
import { stageAt, temporaryFolder } from './stage/stage-at.ts';

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  await ceremonyFolder();
}, 900_000);

interface Signed {
  readonly signed: readonly string[];
  readonly text: string;
  readonly rounds: readonly { readonly signed: readonly string[]; readonly answer: string; readonly text: string }[];
  readonly names: readonly { readonly persons: readonly { readonly id: string; readonly name: string }[] }[];
}

function told({ code, stdout, stderr }: Outcome): Signed {
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout) as Signed;
}

async function boardOf(stage: Stage, who: TeamMemberId = 'mira'): Promise<Board> {
  return (JSON.parse((await stage.sallyport(who, ['status', '--json'])).stdout) as { readonly board: Board }).board;
}

async function signoffs(stage: Stage, digests: readonly string[]): Promise<readonly StatementOf<'signoff'>[]> {
  const { statements } = await recordIn(stage, 'mira');
  return statements.filter(
    (each): each is typeof each & StatementOf<'signoff'> => each.type === 'signoff' && digests.includes(each.digest),
  );
}

const roleOf: Readonly<Record<string, TeamMemberId>> = { sre: 'sara', security: 'noor', qa: 'quinn', legal: 'lena' };

describe('what a co-signer is shown is what is signed', () => {
  test('a waiver: every finding with rule, place and sentence, in the terminal and for machines', async () => {
    const stage = await stageAt('looked');
    const failed = (await boardOf(stage)).criteria.find(
      ({ criterion, facets }) =>
        criterion.waivable &&
        criterion.owner in roleOf &&
        facets.filter((each) => each.result === 'Failed').length === 1,
    );
    const facet = failed?.facets.find((each) => each.result === 'Failed');
    expect(facet?.findings.length).toBeGreaterThan(0);
    const end = new Date(Date.now() + 86_400_000).toISOString().replace(/\.\d+Z$/, 'Z');
    const words = ['waive', failed?.criterion.id ?? '', '--reason', 'bridged by hand', '--expires', end];
    const asked = await stage.sallyport('mira', words);
    expect([asked.code, asked.stdout]).toEqual([0, expect.stringContaining(facet?.findings[0]?.place ?? 'nowhere')]);
    const { relief } = await boardOf(stage);
    const waiver = relief.find((each) => each.kind === 'waiver' && each.state === 'proposed')?.statement ?? '';
    const owner = roleOf[failed?.criterion.owner ?? ''] ?? 'mira';

    const seen = (await stage.sallyport(owner, ['sign', waiver, '--show'])).stdout;
    const { text: shown } = told(await stage.sallyport(owner, ['sign', waiver, '--show', '--json']));
    for (const { rule, place, what, why, fix, fingerprint } of facet?.findings ?? [])
      for (const part of [rule, place, what, why, fix, fingerprint]) expect(shown).toContain(part);
    expect(shown).toContain('bridged by hand');
    expect(seen.trim()).toBe(shown.trim());

    const { signed, text, rounds } = told(await stage.sallyport(owner, ['sign', waiver, '--accept', '--json']));
    expect([text, rounds.length]).toEqual([shown, 1]);
    await stage.sallyport('mira', ['record', 'pull']);
    expect((await signoffs(stage, signed)).map(({ body }) => body.shown)).toEqual([sha256(text)]);
    expect((await boardOf(stage)).relief.find((each) => each.statement === waiver)?.state).toBe('in force');
  });

  test('a trust root: what changes, with keys and roles; names beside the text that stays for ever', async () => {
    const stage = await stageAt('baselined');
    const { stdout } = await stage.sallyport('mira', ['trust', 'grant', '--person', 'theo', '--role', 'sre', '--json']);
    const proposal = (JSON.parse(stdout) as { readonly statement: string }).statement;
    const { text, names, signed } = told(await stage.sallyport('sara', ['trust', 'cosign', '--accept', '--json']));
    expect(text).toContain(proposal.slice(0, 16));
    expect(text).toMatch(/What changes:\n {2}\+ theo holds sre\n\nThe whole root:/);
    expect(text).toMatch(
      /sara: sre; vouched for by mira\n {4}key SHA256:\S+ of sara \(ssh-ed25519, key file, Human\), active/,
    );
    expect(text).not.toContain('Theo Brandt');
    expect(names[0]?.persons).toContainEqual(expect.objectContaining({ id: 'theo', name: 'Theo Brandt' }));
    await stage.sallyport('mira', ['record', 'pull']);
    expect((await signoffs(stage, signed)).map(({ body }) => body.shown)).toEqual([sha256(text)]);
  });
});

describe('one command answers everything that waits', () => {
  test('a deviation co-signed and its criterion signed at once: both stand, and nothing waits after', async () => {
    const stage = await stageAt('repaired');
    const before = await boardOf(stage, 'noor');
    expect(before.relief.find((each) => each.criterion === 'B4')?.state).toBe('proposed');
    // Whoever signs what rests on it before it takes effect is told.
    const early = told(await stage.sallyport('noor', ['sign', 'E8', '--show', '--json']));
    const open = before.relief.filter((each) => each.state === 'proposed').map((each) => each.criterion);
    const rests = before.criteria.find((each) => each.criterion.id === 'E8')?.criterion.restsOn ?? [];
    expect(early.text.includes('when it takes effect, this answer no longer stands')).toBe(
      rests.some((id) => open.includes(id)),
    );
    const alone = told(await stage.sallyport('noor', ['sign', 'B4', '--show', '--json']));
    expect(alone.text).toMatch(/A deviation for B4 \([0-9a-f]{12}\) is proposed: when it takes effect/);
    const { rounds } = told(await stage.sallyport('noor', ['sign', '--accept', '--json']));
    expect(rounds).toHaveLength(2);
    expect(rounds[0]?.text).toContain('Deviation for B4');
    expect(rounds[1]?.text).toContain('B4  ');
    const { criteria, relief } = await boardOf(stage, 'noor');
    expect(relief.find((each) => each.criterion === 'B4')?.state).toBe('in force');
    const own = criteria.filter((view) => view.signers.some(({ persons }) => persons.includes('noor')));
    const fallen = own.flatMap((view) => view.facets.flatMap((facet) => facet.signoffs)).filter((each) => !each.stands);
    expect(fallen).toEqual([]);
    expect((await stage.sallyport('noor', ['sign', '--accept'])).stdout).toContain('Nothing waits for noor');
  });

  test('the same into one file, for a signer whose record somebody else writes', async () => {
    const stage = await stageAt('repaired');
    const file = join(temporaryFolder(), 'noor.json');
    const { rounds } = told(await stage.sallyport('noor', ['sign', '--accept', '--out', file, '--json']));
    expect(rounds).toHaveLength(2);
    expect((await stage.sallyport('mira', ['record', 'add', file])).code).toBe(0);
    expect((await stage.sallyport('noor', ['sign', '--accept'])).stdout).toContain('Nothing waits for noor');
  });
});

describe('everybody on call has read this version of the incident plan', () => {
  test('each is shown the plan and its digest and asked once; the board names who is missing', async () => {
    const stage = await stageAt('repaired');
    const k3 = async () => (await boardOf(stage)).criteria.find((each) => each.criterion.id === 'K3');
    expect((await k3())?.explanation?.reason).toBe('Not acknowledged by sara, theo, yuki.');
    const plan = readFileSync(join(stage.clone('mira'), 'docs/operations/incident_response.md'), 'utf8');
    const { text, signed } = told(await stage.sallyport('sara', ['sign', 'K3', '--accept', '--json']));
    expect(text).toContain(sha256(plan));
    expect(text).toContain(plan.trim());
    await stage.sallyport('mira', ['record', 'pull']);
    const [said] = await signoffs(stage, signed);
    expect([said?.body.purpose, said?.body.entries.map((each) => each.about)]).toEqual([
      'acknowledgement',
      ['docs/operations/incident_response.md'],
    ]);
    expect((await k3())?.explanation?.reason).toBe('Not acknowledged by theo, yuki.');
    const other = await stage.sallyport('noor', ['sign', 'K3', '--accept']);
    expect([other.code, other.stderr]).toEqual([64, expect.stringContaining('CLI_NOTHING_TO_SIGN')]);
    for (const who of ['theo', 'yuki'] as const)
      expect((await stage.sallyport(who, ['sign', 'K3', '--accept'])).code).toBe(0);
    expect((await k3())?.state).toBe('met');
  });

  test('a changed plan is read again, and whoever finds fault says so', async () => {
    const stage = await stageAt('signed');
    const path = join(stage.clone('mira'), 'docs/operations/incident_response.md');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nCall the host first.\n`);
    await stage.git('mira', ['commit', '--quiet', '--all', '--message', 'Change the plan']);
    await stage.git('mira', ['push', '--quiet', 'origin', 'HEAD']);
    const k3 = async () => (await boardOf(stage)).criteria.find((each) => each.criterion.id === 'K3');
    expect((await k3())?.explanation?.reason).toMatch(/^Not acknowledged by sara, theo, yuki \(an earlier version by/);
    const refuse = ['sign', 'K3', '--reject', '--reason', 'The host has no number'];
    expect((await stage.sallyport('theo', refuse)).code).toBe(0);
    expect(await k3()).toMatchObject({
      state: 'failed',
      explanation: { reason: 'Rejected by theo: The host has no number' },
    });
  });
});

test('the checklist names the digest of every file of a deliverable, and who signed over it', async () => {
  const stage = await stageAt('decided');
  const show = (path: string) => stage.git('mira', ['show', `feature/phase-7-setup:${path}`]);
  const checklist = await show('docs/progress_logs/phase_7_deliverable_checklist.md');
  expect(checklist).not.toMatch(/no sign-off names its digest|not signed yet/);
  const path = 'docs/reports/performance_phase_6.md';
  const bytes = readFileSync(join(stage.clone('mira'), path));
  const line = checklist.split('\n').find((each) => each.includes(`\`${path}\`:`));
  expect(line).toContain(`\`${sha256(bytes)}\` accepted by Theo Brandt`);
});
