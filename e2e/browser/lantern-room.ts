import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type SmallProject, smallProject } from '../../packages/server/src/testing/small-project.ts';
import { packed } from '../packed.ts';
import { acceptInvitation, goTo, type Invitee, invite, tickCompared } from './enrolment.ts';
import { openPeopleRoom, type PeopleRoom } from './people-room.ts';
import { accept, signHere } from './sign-here.ts';

/** A gate so small that four people can take it to GO, founded and baselined. */
export interface LanternRoom extends PeopleRoom {
  readonly project: SmallProject;
  /** File of the server's database. */
  readonly database: string;
}

/** Beside `mira`, who comes first. */
export const invitees: readonly Invitee[] = [
  {
    id: 'otto',
    name: 'Otto Berg',
    titles: ['Lead Architect', 'Tech Leads', 'QA Lead', 'SRE/DevOps Lead', 'Community Lead'],
  },
  { id: 'lena', name: 'Lena Vogt', titles: ['Legal Counsel'] },
  { id: 'noor', name: 'Noor Rahimi', titles: ['Security Lead'] },
];

export async function openLanternRoom(browser: Browser): Promise<LanternRoom> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-lantern-'));
  const project = smallProject(folder);
  const database = join(folder, 'server.db');
  const served = { program: await packed(), directory: project.directory, environment: process.env, database };
  const room = await openPeopleRoom(browser, served);
  async function close(): Promise<void> {
    await room.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  try {
    await found(room);
  } catch (error) {
    await room.leavePictures('lantern');
    await close();
    throw error;
  }
  return { ...room, project, database, close };
}

async function found(room: PeopleRoom): Promise<void> {
  await room.enter('mira');
  const words = new Map([['mira', await acceptInvitation(room.visitor('mira'), room.server.firstLink())]]);
  const page = room.page('mira');
  for (const each of invitees) {
    const link = await invite(page, each);
    await room.enter(each.id);
    words.set(each.name, await acceptInvitation(room.visitor(each.id), link));
  }
  await goTo(page, 'People');
  await tickCompared(page, words);
  await page.getByRole('button', { name: 'Found the trust root with 4 people' }).click();
  await signHere(page);
  await page.getByText(/Trust root 1 of/).waitFor();
  await sealBaseline(room);
}

/** Proposed by one person, signed by another. */
export async function sealBaseline(room: PeopleRoom): Promise<void> {
  const page = room.page('mira');
  await goTo(page, 'Kickoff');
  await page.getByRole('button', { name: 'Seal the baseline' }).click();
  await signHere(page);
  await goTo(room.page('lena'), 'For me');
  await room
    .page('lena')
    .getByRole('button', { name: /^Answer The baseline proposed by/ })
    .click();
  await signHere(room.page('lena'), accept);
}
