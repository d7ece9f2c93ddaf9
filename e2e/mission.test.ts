import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Stage, team } from '@sallyport/emberfall';
import { type RecordView, readRecord, type VerifiedStatement } from '@sallyport/record';
import { openRepository, RECORD_BRANCH, readRecordFiles } from '@sallyport/workspace';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { decidedStage, type Told, toldSteps } from './stage/ceremony-moments.ts';
import { stageAt } from './stage/stage-at.ts';

const branch = 'feature/phase-7-setup';
const message =
  'Phase 7.0: Initialized progress_phase_7.md and Confirmed Phase 7 Readiness for External Closed Testing.';
const folder = 'docs/progress_logs';
const logPath = `${folder}/progress_phase_7.md`;
const minutesPath = `${folder}/phase_7_kickoff_minutes.md`;
const deliverablesPath = `${folder}/phase_7_deliverable_checklist.md`;
const readinessPath = `${folder}/phase_7_dor_checklist.md`;
const outcome = 'Phase 7 (External Closed Testing) Initiated';
const everyone = team.map(({ id }) => id).sort();

let stage: Stage;
let told: readonly Told[];
let record: RecordView;

// Dozens of processes a test, on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 300_000 });

beforeAll(async () => {
  stage = await decidedStage();
  told = await toldSteps();
  record = readRecord(await readRecordFiles(await openRepository(stage.clone('mira'))), {});
}, 600_000);

/** Bytes of a file as committed, and nothing that merely lies in the work tree. */
function committed(path: string, commit = branch): string {
  return execFileSync('git', ['show', `${commit}:${path}`], { cwd: stage.clone('mira'), encoding: 'utf8' });
}

async function lines(...words: string[]): Promise<readonly string[]> {
  return (await stage.git('mira', words)).split('\n').filter((line) => line !== '');
}

/** The statement that a line of a paper cites by its whole digest. */
function cited(text: string, beginning: string): VerifiedStatement {
  const line = text.split('\n').find((each) => each.startsWith(beginning)) ?? '';
  const digest = /`([0-9a-f]{64})`/.exec(line)?.[1];
  const statement = record.statements.find((each) => each.digest === digest);
  if (!statement) throw new Error(`No statement of the record is cited by the line that begins with ${beginning}`);
  return statement;
}

describe('nine people, nine clones, one bare repository', () => {
  test('the record in the bare repository holds signatures of all nine, each made in its own clone', async () => {
    expect(await lines('--git-dir', stage.remote, 'rev-parse', '--is-bare-repository')).toEqual(['true']);
    const shared = await lines('--git-dir', stage.remote, 'rev-parse', RECORD_BRANCH);
    expect(await lines('rev-parse', RECORD_BRANCH)).toEqual(shared);
    const authors = new Set(record.statements.map((each) => each.header.author.person ?? 'gatehouse'));
    expect([...authors].sort()).toEqual([...everyone, 'gatehouse'].sort());
    const tops = await Promise.all(everyone.map((id) => stage.git(id as 'mira', ['rev-parse', '--show-toplevel'])));
    expect(new Set(tops).size).toBe(9);
  });

  test('from NO-GO with planted defects to GO, each command ending with the exit code of the design', () => {
    const codes = told.map(({ step, outcome: { code } }) => [step.words.slice(0, 2).join(' '), code] as const);
    expect(codes.filter(([words]) => words === 'check --record').map(([, code]) => code)).toEqual([1, 0]);
    const looked = told.find(({ step }) => step.words[1] === '--record');
    expect(looked?.outcome.stdout).toMatch(/^NO-GO/);
    expect(looked?.outcome.stdout).toMatch(/✕ A8/);
    expect(codes.find(([words]) => words === 'kickoff poll')?.[1]).toBe(2);
    expect(codes.find(([words]) => words === 'status')?.[1]).toBe(2);
    expect(codes.at(-1)).toEqual(['decide', 0]);
  });

  test('nobody but the project manager ran more than five commands', () => {
    const rounds = new Map<string, string[]>();
    for (const { step } of told) rounds.set(step.who, [...(rounds.get(step.who) ?? []), roundName(step.words)]);
    const table = [...rounds].map(
      ([who, names]) => `${who.padEnd(6)} ${String(names.length).padStart(2)}  ${names.join(', ')}`,
    );
    process.stdout.write(`\nCommands from the survey to the commit, by person:\n${table.join('\n')}\n`);
    expect([...rounds.keys()].sort()).toEqual(everyone);
    for (const [who, names] of rounds) expect(who === 'mira' ? 0 : names.length, who).toBeLessThanOrEqual(5);
  });
});

function roundName(words: readonly string[]): string {
  return words.filter((word, index) => index < 2 && !word.startsWith('-')).join(' ');
}

describe('"Version Control Strategy"', () => {
  test('"The progress_phase_7.md file is created on a feature/phase-7-setup branch"', async () => {
    expect(await lines('log', '--format=%H', '--diff-filter=A', branch, '--', logPath)).toEqual(
      await lines('rev-parse', branch),
    );
    expect(await lines('ls-tree', '--name-only', 'main', '--', logPath)).toEqual([]);
  });

  test('"The Git Commit message for this task will be exactly as specified", to the byte and without a trailer', () => {
    const raw = execFileSync('git', ['cat-file', 'commit', branch], { cwd: stage.clone('mira'), encoding: 'utf8' });
    expect(raw.slice(raw.indexOf('\n\n') + 2)).toBe(`${message}\n`);
  });

  test('the commit passes git verify-commit with the generated allowed_signers', async () => {
    const version = record.roots.at(-1)?.version;
    const signers = join(stage.clone('mira'), '.sallyport', 'trust', 'allowed_signers', String(version));
    const output = execFileSync('git', ['-c', `gpg.ssh.allowedSignersFile=${signers}`, 'verify-commit', '-v', branch], {
      cwd: stage.clone('mira'),
      encoding: 'utf8',
    });
    expect(output).toContain(message);
  });

  test('the commit holds the papers and the copy of the record, and nothing else', async () => {
    const changed = await lines('diff-tree', '-r', '--name-only', '--no-commit-id', branch);
    const others = changed.filter((path) => !path.startsWith('.sallyport/'));
    expect(others).toEqual([deliverablesPath, readinessPath, minutesPath, logPath].sort());
    const copy = await lines('ls-tree', '-r', `${branch}:.sallyport`);
    expect(copy.filter((line) => !line.endsWith('\t.gitattributes'))).toEqual(
      await lines('ls-tree', '-r', RECORD_BRANCH),
    );
    expect(committed('sallyport.yaml')).toBe(committed('sallyport.yaml', `${branch}^`));
  });

  test('the project manager stands on the named branch with nothing left over', async () => {
    expect(await lines('symbolic-ref', '--short', 'HEAD')).toEqual([branch]);
    expect(await lines('status', '--porcelain')).toEqual([]);
  });
});

describe('"A docs/progress_logs/progress_phase_7.md file is created"', () => {
  test('"with the same detailed structure": every kind of heading of the previous log, at its level', () => {
    const kinds = (text: string): Set<string> =>
      new Set(headings(text).map((each) => each.replace(/Task \d.*/, 'Task')));
    const before = kinds(committed(`${folder}/progress_phase_6.md`).replaceAll('Phase 6', 'Phase 7'));
    const now = kinds(committed(logPath));
    const title = /^# Progress Log – Phase 7: /;
    expect([...now].some((each) => title.test(each))).toBe(true);
    for (const heading of before) if (!title.test(heading)) expect(now).toContain(heading);
    expect(headings(committed(logPath)).some((each) => each.startsWith('## Task 7.0: '))).toBe(true);
  });

  test('"emphasizing external feedback analysis, bug triage from testers, and NAR narrative validation on diverse hardware"', () => {
    const found = headings(committed(logPath)).map((each) => each.toLowerCase());
    expect(found).toContain('## external feedback analysis');
    expect(found).toContain('## tester bug triage');
    expect(found).toContain('## nar narrative validation on diverse hardware');
  });

  test('"Log the creation of this file, the kickoff, and formal confirmation of P7 readiness"', () => {
    const log = committed(logPath);
    const creation = cited(log, '- **Creation of this log:**');
    expect(creation.type === 'paper' && creation.body.path).toBe(logPath);
    expect(cited(log, '- **Kickoff:**').type).toBe('kickoff');
    const confirmed = cited(log, '- **Formal confirmation of readiness for phase 7:**');
    expect(confirmed.type === 'decision' && confirmed.body.verdict).toBe('GO');
  });

  test('"document the final internal sign-off on the stability and security posture of the staging environment"', () => {
    const log = committed(logPath);
    const stability = cited(log, '- **Final internal sign-off on the stability of the staging environment (E9):**');
    const security = cited(
      log,
      '- **Final internal sign-off on the security posture of the staging environment (E8):**',
    );
    expect([stability.header.author.person, acceptedBy(stability)]).toEqual(['sara', expect.arrayContaining(['E9'])]);
    expect([security.header.author.person, acceptedBy(security)]).toEqual(['noor', expect.arrayContaining(['E8'])]);
  });

  test('"A formal \'Phase 7 Initiated\' outcome is declared and logged"', () => {
    for (const path of [logPath, minutesPath, deliverablesPath, readinessPath])
      expect(committed(path).split('\n')).toContain(`**${outcome}**`);
  });
});

function headings(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^#{1,6} /.test(line));
}

function authorsOf(statements: readonly VerifiedStatement[]): readonly string[] {
  return statements.map((each) => each.header.author.person ?? '').sort();
}

function acceptedBy(statement: VerifiedStatement): readonly string[] {
  if (statement.type !== 'signoff') return [];
  return statement.body.entries.filter((entry) => entry.answer === 'accepted').map((entry) => entry.about);
}

describe('"Kickoff Meeting Minutes are recorded and approved"', () => {
  test("everybody voted GO, and everybody who voted approved the minutes' body", () => {
    const votes = record.statements.filter((each) => each.type === 'vote');
    expect(authorsOf(votes)).toEqual(everyone);
    const minutes = record.statements.findLast((each) => each.type === 'paper' && each.body.kind === 'minutes');
    const approvals = record.statements.filter(
      (each) => each.type === 'signoff' && each.body.purpose === 'minutes' && acceptedBy(each).includes('minutes'),
    );
    expect(authorsOf(approvals)).toEqual(everyone);
    const bound = approvals.flatMap((each) =>
      each.type === 'signoff' ? each.body.entries.map((one) => one.substance) : [],
    );
    expect(new Set(bound)).toEqual(new Set([minutes?.type === 'paper' ? minutes.body.body : null]));
  });

  test('the minutes name the nine, each answer of the roll call, and the approval', () => {
    const minutes = committed(minutesPath);
    for (const { id, name } of team) {
      expect(minutes).toContain(`- Present: ${name} (\`${id}\`)`);
      expect(minutes).toMatch(new RegExp(`\\| ${name} \\(\`${id}\`\\) \\| GO \\|`));
    }
    expect(minutes).toContain("**Approval of the minutes' body:** approved");
  });

  test('"ReviewedBy": every role of the task is in the roll call', () => {
    const minutes = committed(minutesPath);
    const roles = [
      'Project Manager',
      'Lead Architect',
      'All Tech Leads',
      'QA Lead',
      'SRE/DevOps Lead',
      'Community Lead',
    ];
    for (const role of [...roles, 'Legal Counsel', 'Security Lead']) expect(minutes).toContain(`| ${role} (`);
  });
});

describe('"The Phase 6 Deliverable Checklist is formally signed-off against the P7 DoR criteria"', () => {
  test('every deliverable of phase 6 is signed off by its owner, over its files', () => {
    const checklist = committed(deliverablesPath);
    expect(checklist).toContain('**5 of 5 deliverables signed off**');
    const rows = checklist.split('\n').filter((line) => /^\| [a-z ]+ \| 6\.\d \|/.test(line));
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row).toMatch(/^\| signed off \|.*accepted by/);
  });

  test('"P7 DoR Checklist Confirmed": every required criterion is ticked, with who or what it rests on', () => {
    const checklist = committed(readinessPath);
    const required = checklist.split('\n').filter((line) => /^- \[.\] .*\((required|floor)/.test(line));
    expect(required.length).toBeGreaterThan(50);
    expect(required.filter((line) => !line.startsWith('- [x] '))).toEqual([]);
    expect(checklist).toContain('- **Verdict:** GO');
  });

  test('the Security Lead signed the staging environment and the process for vulnerabilities, Legal the documents', () => {
    const signed = (person: string): readonly string[] =>
      record.statements.filter((each) => each.header.author.person === person).flatMap(acceptedBy);
    expect(signed('noor')).toEqual(expect.arrayContaining(['E8', 'L4']));
    expect(signed('lena')).toEqual(expect.arrayContaining(['I2']));
  });
});

describe('afterwards', () => {
  test('any other clone verifies the record offline and sees an open door', async () => {
    const copy = await stageAt('decided');
    await copy.git('mira', ['push', '--quiet', 'origin', branch]);
    await copy.git('lena', ['fetch', '--quiet', 'origin']);
    const status = await copy.sallyport('lena', ['status']);
    expect([status.code, status.stdout]).toEqual([0, expect.stringMatching(/^GO .*door open/)]);
    const looked = await copy.sallyport('mira', ['check']);
    expect(looked.stdout).toMatch(/^GO .*door open/);
    expect(looked.stdout).toContain('Recorded, it would change no criterion.');
    const verified = await copy.sallyport('lena', ['verify', '--root', record.fingerprint]);
    expect(`${verified.stdout}${verified.stderr}`).not.toContain('was not made by the team');
    expect([verified.code, verified.stdout]).toEqual([0, expect.stringMatching(/^VERIFIED/)]);
    expect(verified.stdout).toContain('anchored by what you gave');
    expect(readFileSync(join(copy.clone('mira'), logPath), 'utf8')).toBe(committed(logPath));
  });
});
