import type { Instant } from '@sallyport/record';
import {
  addNotice,
  dropKeptValue,
  inTransaction,
  keepValue,
  markNoticeFailed,
  markNoticeSent,
  readKeptValue,
  readPerson,
  type Store,
  type TakenNotice,
  takeNotices,
} from '@sallyport/store';
import type { GatePlace } from '../gate/gate-place.ts';
import type { Live, LiveGate } from '../gate/live-gate.ts';
import { troubleInWords } from '../gate/trouble.ts';
import type { NoticeSettings } from './notice-settings.ts';
import { nameOf, noticeMail } from './notice-text.ts';
import { noticesOf } from './notices-of.ts';
import { type Mailer, openMailer } from './send-mail.ts';
import { sendWebhook } from './send-webhook.ts';

export interface Notices {
  /** Sends what is due now. */
  readonly send: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Milliseconds between two rounds: what comes together goes into one mail. */
const pace = 30_000;
const batch = 200;
/** Seconds that a taken notice is not sent by anybody else. */
const lease = 300;

/** Names of what is kept of notices whose mail went out and whose webhook did not. */
export const mailedBefore = 'mailed:';

/** Puts the gate's news into the outbox and sends it. Without a place to send to, none is kept. */
export function startNotices(place: GatePlace, gate: LiveGate, settings: NoticeSettings, pauseMs = pace): Notices {
  const mailer = settings.smtp === null ? null : openMailer(settings.smtp, settings.from);
  const active = mailer !== null || settings.webhook !== null;
  const known = new Set<string>();
  let tail: Promise<void> = Promise.resolve();

  function afterwards(act: () => Promise<void>): Promise<void> {
    const next = tail.then(act);
    tail = next.catch((error: unknown) => place.note(`Notices wait: ${troubleInWords(error)}`));
    return next;
  }

  const forget = active
    ? gate.onJudged((live) => void afterwards(() => keepNotices(place, live, known)).catch(() => undefined))
    : () => undefined;
  const send = (): Promise<void> => afterwards(() => sendDue(place, gate, settings, mailer));
  const timer = active ? setInterval(() => void send().catch(() => undefined), pauseMs) : null;
  timer?.unref();
  if (active) void afterwards(async () => keepNotices(place, await gate.current(), known)).catch(() => undefined);
  return {
    send,
    async stop() {
      forget();
      if (timer !== null) clearInterval(timer);
      await tail;
      mailer?.close();
    },
  };
}

/** `known` are those that this process put there before: the same state is judged often. */
async function keepNotices({ store, now }: GatePlace, live: Live, known: Set<string>): Promise<void> {
  if (live.trouble !== null) return;
  const held = await heldSince(store, live, now());
  const notices = noticesOf(live, held).filter(({ dedupe }) => !known.has(dedupe));
  if (notices.length === 0) return;
  await inTransaction(store, async (inside) => {
    for (const notice of notices) await addNotice(inside, notice, now());
  });
  for (const { dedupe } of notices) known.add(dedupe);
}

const HELD = 'the door is held since';

/**
 * When the door that is held now was found held, or ''. A door that opened again and is held anew for the same reason is
 * another occasion, which the state of the gate alone does not show.
 */
async function heldSince(store: Store, { board, revision }: Live, now: Instant): Promise<string> {
  const kept = await readKeptValue(store, HELD);
  if (board.door === 'held') {
    if (kept === null) await keepValue(store, HELD, revision, now);
    return kept?.kept ?? now;
  }
  // Another server may be further: what it found held after this was judged is held.
  if (kept !== null && Number(kept.value) < revision) await dropKeptValue(store, HELD);
  return '';
}

async function sendDue(
  place: GatePlace,
  gate: LiveGate,
  settings: NoticeSettings,
  mailer: Mailer | null,
): Promise<void> {
  // Before any is taken: while nothing can be judged none is sent, and its tries are not used up.
  const { gate: resolved } = await gate.current();
  const due = await takeNotices(place.store, batch, lease, place.now());
  if (due.length === 0) return;
  const { name: project } = resolved.project;
  for (const [person, notices] of Map.groupBy(due, (each) => each.person)) {
    try {
      const profile = await readPerson(place.store, person);
      const address = profile?.email ?? (await gate.current()).record?.people.get(person)?.email ?? null;
      if (mailer !== null && address !== null) await mailOnce(place, mailer, address, { notices, project, settings });
    } catch (error) {
      await failed(place, notices, `The mail to ${person} was not taken: ${mailReason(error)}`);
      continue;
    }
    for (const notice of notices) await hook(place, settings, notice, project);
  }
}

interface Told {
  readonly notices: readonly TakenNotice[];
  readonly project: string;
  readonly settings: NoticeSettings;
}

/** Mails what was not mailed yet: where the webhook is away, a notice is tried again and again, and its mail is not. */
async function mailOnce(
  { store, now }: GatePlace,
  mailer: Mailer,
  address: string,
  { notices, project, settings }: Told,
): Promise<void> {
  const fresh: TakenNotice[] = [];
  for (const notice of notices) if ((await readKeptValue(store, mailed(notice))) === null) fresh.push(notice);
  if (fresh.length === 0) return;
  await mailer.send(address, noticeMail(fresh, project, settings.page));
  if (settings.webhook === null) return;
  for (const notice of fresh) await keepValue(store, mailed(notice), true, now());
}

function mailed({ dedupe }: Pick<TakenNotice, 'dedupe'>): string {
  return `${mailedBefore}${dedupe}`;
}

async function hook(place: GatePlace, settings: NoticeSettings, notice: TakenNotice, project: string): Promise<void> {
  const { dedupe, kind, person, created } = notice;
  try {
    const { webhook, page } = settings;
    const body = JSON.stringify({ project, kind, person, about: nameOf(notice), created, page });
    if (webhook !== null) await sendWebhook(webhook, dedupe, body);
    await markNoticeSent(place.store, dedupe, place.now());
    if (webhook !== null) await dropKeptValue(place.store, mailed(notice));
  } catch (error) {
    await failed(place, [notice], error instanceof Error ? error.message : 'The webhook failed.');
  }
}

async function failed(place: GatePlace, notices: readonly TakenNotice[], why: string): Promise<void> {
  place.note(why);
  for (const notice of notices) await markNoticeFailed(place.store, notice, why, place.now());
}

/** The answer of a mail server may repeat an address or a password; its code says enough. */
function mailReason(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'no reason given';
}
