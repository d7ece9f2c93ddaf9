import { readStatements } from '@sallyport/store';
import { describe, expect, it } from 'vitest';
import { logIn } from '../access/sessions.ts';
import type { Draft, Receipt } from '../contract/drafts.ts';
import { createEventHub } from '../events/event-hub.ts';
import { type GateWorld, gateWorld, people } from '../testing/gate-world.ts';
import { codeOf } from '../testing/http-world.ts';
import { createApp } from './create-app.ts';
import { siteOf } from './site.ts';

const origin = 'https://gate.lantern.example';

/** The whole server over a real gate: a function that asks as a person with a session. */
async function served(world: GateWorld, person: string) {
  const desk = world.desk();
  const access = { store: world.store, site: siteOf(origin), now: world.place.now };
  const events = createEventHub(desk);
  const app = createApp({
    desk,
    access,
    events,
    pages: new Map(),
    demo: null,
    proxies: 0,
    mailInvitation: async () => false,
    log: () => undefined,
  });
  const token = await logIn(access, { person, userAgent: undefined, replaces: null });
  const headers = { cookie: `__Host-sallyport=${token}`, origin, 'content-type': 'application/json' };
  return async (path: string, body: unknown): Promise<Response> =>
    app.request(`${origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
}

describe('signing over HTTP', () => {
  it('takes the passkey, its user and our page: a session alone gets nowhere (attacks 22, 24, 25)', async () => {
    const world = await gateWorld();
    for (const each of people) await world.invite(each);
    const ask = await served(world, 'mira');
    const drafted = await ask('/api/drafts', { act: 'found', persons: people.map(({ id }) => id) });
    expect(drafted.status).toBe(200);
    const draft = (await drafted.json()) as Draft;
    const path = `/api/drafts/${draft.id}/signatures`;

    const good = world.answerTo('mira', draft);
    const forged = good.map((each) => ({ ...each, signature: Buffer.alloc(70, 1).toString('base64url') }));
    for (const [attack, assertions] of [
      ['no signature', forged],
      ['another page', world.answerTo('mira', draft, { origin: 'https://gate.lantern.example.evil.example' })],
      ['a sibling page', world.answerTo('mira', draft, { origin: 'https://other.gate.lantern.example' })],
      ['inside another page', world.answerTo('mira', draft, { crossOrigin: true })],
      ['nobody there', world.answerTo('mira', draft, { flags: 0x04 })],
      ['not verified', world.answerTo('mira', draft, { flags: 0x01 })],
      ['somebody else', world.answerTo('noor', draft)],
    ] as const) {
      const response = await ask(path, { assertions });
      expect([attack, response.status, await codeOf(response)]).toEqual([attack, 422, 'SERVER_SIGNATURE_REFUSED']);
    }

    const other = await served(world, 'noor');
    expect((await other(path, { assertions: good })).status).toBe(404);
    expect(
      await readStatements(
        world.store,
        draft.statements.map(({ digest }) => digest),
      ),
    ).toEqual([]);

    const signed = await ask(path, { assertions: good });
    expect(signed.status).toBe(200);
    const receipt = (await signed.json()) as Receipt;
    expect(receipt.statements.map(({ digest }) => digest)).toEqual(draft.statements.map(({ digest }) => digest));
    // Sent again, because the answer was lost or somebody kept it, it is the same signature and no second one.
    await ask(path, { assertions: good });
    const rows = await world.store.db.selectFrom('statements').select('digest').where('person', '=', 'mira').execute();
    expect(rows).toHaveLength(draft.statements.length);
  });
});
