import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeDraft, type NewStatement, type PersonAuthor, personByKey, requireRecord } from '@sallyport/actions';
import { blobPath, canonicalize, sha256, signedData } from '@sallyport/record';
import {
  acceptStatements,
  addCredential,
  openStore,
  type SignedStatement,
  type Store,
  saveEnrolment,
  savePerson,
} from '@sallyport/store';
import { type PasskeyOptions, type SimulatedPasskey, simulatedPasskey } from '@sallyport/testkit';
import { closeRepository } from '@sallyport/workspace';
import { onTestFinished, vi } from 'vitest';
import type { Draft, Receipt, Wish } from '../contract/drafts.ts';
import type { Assertion } from '../contract/visits.ts';
import type { GatePlace } from '../gate/gate-place.ts';
import { type Judged, judge } from '../gate/judge.ts';
import { type OpenGate, openGate } from '../gate/open-gate.ts';
import type { GateDesk } from '../gate-port.ts';
import type { NoticeSettings } from '../notices/notice-settings.ts';
import { type SmallProject, smallProject } from './small-project.ts';

// Git, ssh-keygen and judgements on machines of any speed: these limits only end what hangs.
const patience = 150_000;
vi.setConfig({ testTimeout: 200_000 });

const RP_ID = 'gate.lantern.example';

export interface GateWorldPerson {
  readonly id: string;
  readonly roles: readonly string[];
}

/** The gate side of a server over a real repository, a real database and real passkeys. */
export interface GateWorld {
  readonly place: GatePlace;
  readonly project: SmallProject;
  readonly store: Store;
  readonly log: readonly string[];
  readonly desk: () => GateDesk;
  /** Ends the gate and opens it again, as after a restart. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly passkey: (person: string) => SimulatedPasskey;
  /** Invited, with a passkey that proved possession, not in any root yet. */
  readonly invite: (person: GateWorldPerson) => Promise<void>;
  /** Has a person sign statements that the pages would ask for one by one. */
  readonly acceptAll: (
    person: string,
    make: (live: Judged, author: PersonAuthor) => readonly NewStatement[],
  ) => Promise<void>;
  /** Drafts a wish and has the person's passkey sign all of it. */
  readonly sign: (person: string, wish: Wish) => Promise<Receipt>;
  readonly answerTo: (person: string, draft: Draft, how?: PasskeyOptions) => readonly Assertion[];
  /** Waits until a condition on the gate holds; each round looks again. */
  readonly until: (holds: () => Promise<boolean> | boolean) => Promise<void>;
  /** Moves the clock. */
  readonly wait: (seconds: number) => void;
}

export const people: readonly GateWorldPerson[] = [
  { id: 'mira', roles: ['pm', 'architect', 'tech', 'qa', 'sre', 'community'] },
  { id: 'lena', roles: ['legal'] },
  { id: 'noor', roles: ['security'] },
];

/** Accepts everything that waits. */
export const everything: Extract<Wish, { act: 'answer' }> = {
  act: 'answer',
  about: [],
  answer: 'accepted',
  reason: null,
  opened: [],
};

const quiet: NoticeSettings = { smtp: null, from: 'gate@lantern.example', webhook: null, page: `https://${RP_ID}/` };

/** `mailPause`: milliseconds between two rounds of sending. `database`: instead of a file of SQLite. */
export async function gateWorld(
  notices: NoticeSettings = quiet,
  mailPause = 30_000,
  database?: string,
): Promise<GateWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-gate-'));
  const project = smallProject(folder);
  const key = join(folder, 'server_key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'server', '-f', key]);
  const store = await openStore(database ?? join(folder, 'server.db'), { allowUnsafeSettings: true });
  const log: string[] = [];
  let ahead = 0;
  const place: GatePlace = {
    store,
    directory: project.directory,
    key,
    offline: false,
    rpId: RP_ID,
    origins: [`https://${RP_ID}`],
    demoKeys: new Map(),
    environment: {},
    now: () => `${new Date(Date.now() + ahead * 1000).toISOString().slice(0, 19)}Z`,
    note: (line) => log.push(line),
  };
  const passkeys = new Map<string, SimulatedPasskey>();
  let open: OpenGate | null = await openGate(place, notices, { notices: mailPause });
  async function stop(): Promise<void> {
    await open?.stop();
    open = null;
  }
  onTestFinished(async () => {
    await stop();
    await store.close();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const passkey = (person: string): SimulatedPasskey => {
    const found = passkeys.get(person);
    if (!found) throw new Error(`${person} has no passkey in this test.`);
    return found;
  };
  const self: GateWorld = {
    place,
    project,
    store,
    log,
    desk() {
      if (!open) throw new Error('The gate of this test is not open.');
      return open.desk;
    },
    async restart() {
      await stop();
      open = await openGate(place, notices, { notices: mailPause });
    },
    stop,
    passkey,
    async invite({ id, roles }) {
      const made = simulatedPasskey({ host: RP_ID });
      passkeys.set(id, made);
      const { text: publicKey, fingerprint } = made.publicKey;
      const email = `${id}@lantern.example`;
      const name = id.charAt(0).toUpperCase() + id.slice(1);
      const request = canonicalize({
        format: 'sallyport-enrolment/v1',
        person: id,
        name,
        email,
        roles: [...roles],
        publicKey,
      });
      const proof = await made.signer.sign('trust@sallyport.dev', new TextEncoder().encode(request));
      const now = place.now();
      await savePerson(store, { id, name, email, roles, invitedBy: null }, now);
      await addCredential(
        store,
        {
          id: made.credentialId.toString('base64url'),
          purpose: 'signing',
          person: id,
          publicKey,
          algorithm: -7,
          fingerprint,
          rpId: RP_ID,
          counter: 0,
          backupEligible: false,
          backedUp: false,
        },
        now,
      );
      await saveEnrolment(store, { person: id, fingerprint, request, proof, state: 'proved' }, now);
    },
    async acceptAll(person, make) {
      const judged = await judge(place);
      try {
        const { fingerprint } = passkey(person).publicKey;
        const author = personByKey(judged.record?.roots.at(-1), fingerprint);
        const session = requireRecord(judged.session);
        const encoded = encodeDraft(session, author, make(judged, author));
        const statements: SignedStatement[] = [];
        for (const { digest, type, key: by, bytes, namespace, message, blobs } of encoded) {
          const signature = await passkey(person).signer.sign(namespace, message);
          const files = new Map(blobs.map((blob) => [blobPath(sha256(blob)), blob]));
          statements.push({ digest, type, person, key: by, bytes, signature, files });
        }
        const beside = { draft: null, notices: [], jobs: [], events: [], touches: ['record'], now: place.now() };
        await acceptStatements(store, { statements, ...beside });
      } finally {
        closeRepository(judged.session.repository);
      }
    },
    answerTo(person, draft, how = {}) {
      const made = passkey(person);
      return draft.statements.map(({ namespace, bytes }) => {
        const statement = Buffer.from(bytes, 'base64');
        const type = 'application/vnd.in-toto+json';
        const head = `DSSEv1 ${type.length} ${type} ${statement.length} `;
        const message = Buffer.concat([Buffer.from(head), statement]);
        const answer = made.assert(signedData(namespace, message), how);
        return {
          credential: made.credentialId.toString('base64url'),
          authenticatorData: Buffer.from(answer.authenticatorData).toString('base64url'),
          clientDataJSON: Buffer.from(answer.clientDataJSON).toString('base64url'),
          signature: Buffer.from(answer.signature).toString('base64url'),
        };
      });
    },
    async sign(person, wish) {
      const draft = await self.desk().draft(person, wish);
      return await self.desk().sign(person, draft.id, self.answerTo(person, draft));
    },
    async until(holds) {
      const until = performance.now() + patience;
      while (performance.now() < until) {
        if (await holds()) return;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      throw new Error(`What the test waited for did not come. ${log.join('\n')}`);
    },
    wait(seconds) {
      ahead += seconds;
    },
  };
  return self;
}

/** A world whose trust root is founded with everybody in it, by the project manager. */
export async function foundedWorld(
  notices?: NoticeSettings,
  mailPause?: number,
  database?: string,
): Promise<GateWorld> {
  const world = await gateWorld(notices, mailPause, database);
  for (const each of people) await world.invite(each);
  await world.sign('mira', { act: 'found', persons: people.map(({ id }) => id) });
  return world;
}
