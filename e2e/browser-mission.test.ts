import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { branch, type TeamMemberId } from '@sallyport/emberfall';
import { readRecord } from '@sallyport/record';
import { type PostgresCluster, startPostgres } from '@sallyport/testkit';
import { openRepository, readRecordFiles } from '@sallyport/workspace';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openChromium } from './browser/chromium.ts';
import { allButMira, everyone, invitee, member } from './browser/emberfall-people.ts';
import { type EmberfallProject, emberfallProject } from './browser/emberfall-project.ts';
import { acceptInvitation, goTo, invite, tickCompared } from './browser/enrolment.ts';
import { openPeopleRoom, type PeopleRoom } from './browser/people-room.ts';
import { accept, acceptEverything, readDocuments, signHere } from './browser/sign-here.ts';
import { allowedSigners, exportTree, isTakenByStockTools } from './browser/stock-signatures.ts';

// Chromium, git and ssh-keygen on machines of any speed: the limit only ends what hangs.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 600_000 });

const message =
  'Phase 7.0: Initialized progress_phase_7.md and Confirmed Phase 7 Readiness for External Closed Testing.';
const saidAtTheKickoff = 'We went through every area, and Sara showed the restore of last night.';

let browser: Browser;
let cluster: PostgresCluster;

beforeAll(async () => {
  browser = await openChromium();
  cluster = await startPostgres();
});
afterAll(async () => {
  await browser?.close();
  await cluster?.stop();
});

describe.each([
  ['SQLite', (folder: string) => join(folder, 'server.db')],
  ['PostgreSQL', () => cluster.database()],
] as const)('on %s, nine people in nine browsers', (engine, database) => {
  let folder: string;
  let project: EmberfallProject;
  let room: PeopleRoom;
  const words = new Map<string, string>();
  let stuck = false;
  let copy: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sallyport-mission-'));
    project = await emberfallProject(join(folder, 'stage'));
    const { program, clone, stage } = project;
    const served = { program, directory: clone, environment: stage.environment, database: database(folder) };
    room = await openPeopleRoom(browser, served);
  });
  afterAll(async () => {
    await room?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  // Each test is one part of the way, and the next goes on where it ended.
  beforeEach((context) => {
    context.skip(stuck, 'an earlier part failed');
    context.onTestFailed(async () => {
      stuck = true;
      await room.leavePictures(engine.toLowerCase());
    });
  });

  test('the project manager comes first, by the link that the server printed', async () => {
    await room.enter('mira');
    words.set('mira', await acceptInvitation(room.visitor('mira'), room.server.firstLink()));
  });

  test('she invites eight others, and each makes two passkeys behind the link', async () => {
    await room.enter(...allButMira);
    const links: string[] = [];
    for (const id of allButMira) links.push(await invite(room.page('mira'), invitee(id)));
    for (const [index, id] of allButMira.entries()) {
      words.set(member(id).name, await acceptInvitation(room.visitor(id), links[index] ?? ''));
    }
  });

  test('she compares the words of all nine and founds the trust root', async () => {
    const page = room.page('mira');
    await goTo(page, 'People');
    await tickCompared(page, words);
    await page.getByRole('button', { name: 'Found the trust root with 9 people' }).click();
    await signHere(page);
    await page.getByText(/Trust root 1 of/).waitFor();
  });

  test('she proposes the baseline, and somebody else signs it too', async () => {
    const page = room.page('mira');
    await goTo(page, 'Kickoff');
    await page.getByRole('button', { name: 'Seal the baseline' }).click();
    await signHere(page);
    const architect = room.page('ines');
    await goTo(architect, 'For me');
    await architect.getByRole('button', { name: /^Answer The baseline proposed by/ }).click();
    await signHere(architect, accept);
  });

  test('the server looks by itself; where the gate file does less than its profile, she signs for it', async () => {
    const page = room.page('mira');
    await goTo(page, 'Board');
    await page.getByText(/ · looked (just now|.* ago)/).waitFor();
    await page.getByRole('button', { name: 'Sign for 2 deviations' }).click();
    await signHere(page);
  });

  test('everybody reads what waits for them, opens its documents, and signs', async () => {
    for (const id of everyone) {
      const page = room.page(id);
      await goTo(page, 'For me');
      await readDocuments(page);
      await acceptEverything(page);
    }
    for (const id of everyone) {
      await room.page(id).getByRole('region', { name: 'To read and sign' }).waitFor({ state: 'detached' });
    }
  });

  test('the kickoff is opened, and everybody says that they are here', async () => {
    const page = room.page('mira');
    for (const id of everyone) await goTo(room.page(id), 'Kickoff');
    await page.getByRole('button', { name: 'Open the kickoff' }).click();
    await signHere(page);
    for (const id of everyone) await room.page(id).getByRole('button', { name: 'I am here' }).click();
    for (const id of everyone) {
      const present = room.page(id).getByRole('region', { name: 'In the room' }).getByText('here', { exact: true });
      await present.nth(8).waitFor();
    }
  });

  test('nine votes arrive on every screen, without anybody loading a page', async () => {
    await room.page('mira').getByRole('button', { name: 'Open the roll call' }).click();
    await signHere(room.page('mira'));
    for (const id of everyone) await room.page(id).evaluate('window.stayed = true');
    const answered = new Set<string>();
    for (const id of everyone) {
      const page = room.page(id);
      await page.getByRole('button', { name: 'GO', exact: true }).click();
      await signHere(page);
      answered.add(member(id).roles[0] ?? '');
      // Two people hold one of the roles, and it has answered only when both have.
      if (id === 'theo') answered.delete('tech');
      const said = `${answered.size} of 8 stations have answered`;
      for (const each of everyone) await room.page(each).getByText(said).waitFor();
    }
    for (const id of everyone) expect(await room.page(id).evaluate('window.stayed'), id).toBe(true);
  });

  test('the minutes are published, and everybody who voted approves them', async () => {
    const page = room.page('mira');
    await page.getByRole('button', { name: 'Publish the minutes' }).click();
    await page.getByRole('textbox', { name: 'What was said, in your words' }).fill(saidAtTheKickoff);
    await page.getByRole('button', { name: 'Go on' }).click();
    await signHere(page);
    for (const id of everyone) {
      await goTo(room.page(id), 'For me');
      await readDocuments(room.page(id));
      await goTo(room.page(id), 'Kickoff');
      await room.page(id).getByRole('button', { name: 'Approve the minutes' }).click();
      await signHere(room.page(id), accept);
    }
  });

  test('she decides: GO, and the commit is made', async () => {
    const page = room.page('mira');
    await page.getByRole('button', { name: 'Decide' }).click();
    const receipt = await signHere(page);
    expect(receipt).toMatch(/Decided: GO\. Commit [0-9a-f]{12} on feature\/phase-7-setup/);
    for (const id of everyone) {
      await goTo(room.page(id), 'Board');
      await room.page(id).getByText('GO', { exact: true }).first().waitFor();
    }
  });

  test('no console had anything to complain about', async () => {
    expect(room.complaints()).toEqual([]);
  });

  test('whoever clones the repository finds the exact commit on the named branch, signed, with the outcome', async () => {
    copy = await freshClone(project);
    const git = (...given: string[]): string => execFileSync('git', given, { cwd: copy, encoding: 'utf8' });
    expect(git('symbolic-ref', '--short', 'HEAD').trim()).toBe(branch);
    const raw = git('cat-file', 'commit', branch);
    expect(raw.slice(raw.indexOf('\n\n') + 2)).toBe(`${message}\n`);
    const log = git('show', `${branch}:docs/progress_logs/progress_phase_7.md`);
    expect(log.split('\n')).toContain('**Phase 7 (External Closed Testing) Initiated**');
    expect(git('show', `${branch}:docs/progress_logs/phase_7_kickoff_minutes.md`)).toContain(saidAtTheKickoff);
    const signers = allowedSigners(exportTree(copy, branch)).at(-1) ?? '';
    expect(git('-c', `gpg.ssh.allowedSignersFile=${signers}`, 'verify-commit', '-v', branch)).toContain(message);
  });

  test("stock ssh-keygen takes every passkey's signature, and sallyport verify the record, without a network", async () => {
    const record = readRecord(await readRecordFiles(await openRepository(copy)), {});
    const tree = exportTree(copy, branch);
    const refused = record.statements.filter((each) => !isTakenByStockTools(tree, record, each));
    expect(refused.map((each) => `${each.type} ${each.digest}`)).toEqual([]);
    const byPeople = record.statements.filter((each) => each.header.author.person !== null);
    expect(new Set(byPeople.map((each) => each.header.author.person))).toEqual(new Set(everyone));
    const passkeys = new Set(
      record.roots
        .at(-1)
        ?.keys.filter((key) => key.presence === 'proved')
        .map((key) => key.fingerprint),
    );
    expect(passkeys.size).toBe(9);
    expect(byPeople.filter((each) => !passkeys.has(each.signedBy))).toEqual([]);
    const [node, ...first] = project.program;
    const given = ['-n', '--', node, ...first, 'verify', '--root', record.fingerprint];
    const { status, stdout, stderr } = spawnSync('unshare', given, { cwd: copy, encoding: 'utf8' });
    expect([status, stdout + stderr]).toEqual([0, expect.stringContaining('decided GO, computed again GO')]);
  });

  test('Security Lead and Legal signed what only they may, and what they opened stands in it', async () => {
    const record = readRecord(await readRecordFiles(await openRepository(copy)), {});
    const accepted = (person: TeamMemberId): ReadonlyMap<string, readonly string[]> =>
      new Map(
        record.statements.flatMap((each) =>
          each.type === 'signoff' && each.header.author.person === person
            ? each.body.entries
                .filter((entry) => entry.answer === 'accepted')
                .map((entry) => [entry.about, each.body.opened.map(({ name }) => name)] as const)
            : [],
        ),
      );
    expect([...accepted('noor').keys()]).toEqual(expect.arrayContaining(['E8', 'L4']));
    expect(accepted('noor').get('L4')).toEqual(expect.arrayContaining(['SECURITY.md']));
    expect(accepted('lena').get('I2')).toEqual(
      expect.arrayContaining(['docs/onboarding/privacy.md', 'docs/onboarding/terms.md']),
    );
    for (const id of everyone.filter((each) => each !== 'noor')) expect([...accepted(id).keys()]).not.toContain('E8');
    for (const id of everyone.filter((each) => each !== 'lena')) expect([...accepted(id).keys()]).not.toContain('I2');
  });
});

/** What anybody gets who was not there: the named branch and the record branch of the bare repository. */
async function freshClone(project: EmberfallProject): Promise<string> {
  const copy = join(project.stage.directory, 'anybody');
  await project.stage.git('mira', ['clone', '--quiet', '--branch', branch, project.stage.remote, copy]);
  return copy;
}
