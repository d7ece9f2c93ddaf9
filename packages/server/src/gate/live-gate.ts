import type { Instant } from '@sallyport/record';
import { changesSince, type Listening, listen, raiseRevision, readRevision } from '@sallyport/store';
import { closeRepository } from '@sallyport/workspace';
import type { Changed } from '../contract/events.ts';
import { ServerError } from '../server-error.ts';
import type { GatePlace } from './gate-place.ts';
import { type Judged, judge } from './judge.ts';
import { type JudgedGate, shownBoard } from './judged-gate.ts';
import { nextAge } from './next-age.ts';
import { troubleInWords } from './trouble.ts';
import { whatChanged } from './what-changed.ts';

/** A judgement as it is shown, with its session. */
export type Live = Judged & JudgedGate;

/** The gate as it stands, judged when something changed and never because somebody looked. */
export interface LiveGate {
  /** The newest judgement. Throws SERVER_NOT_READY where none was possible yet. */
  readonly current: () => Promise<Live>;
  /** Judges again with everything that is there when it is called; several calls become one judgement. */
  readonly refresh: () => Promise<Live>;
  /** A page of the newest judgement, made once a revision. */
  readonly page: <T>(key: string, make: (live: Live) => T | Promise<T>) => Promise<T>;
  readonly latest: () => Changed;
  readonly onChanged: (listener: (changed: Changed) => void) => () => void;
  /** Called after every judgement, also one that changed nothing. */
  readonly onJudged: (listener: (live: Live) => void) => () => void;
  readonly stop: () => Promise<void>;
}

/** Time alone makes a board anew at most this often, and a state that could not be judged is tried again so soon. */
const shortestPause = 60_000;
const longestPause = 3_600_000;
/** Pages of one revision that are kept. */
const mostPages = 2000;
/** Milliseconds between a change and the judgement of it: nobody sees them, and a burst is judged once. */
const gather = 40;
/** Repositories of earlier judgements that a page may still read from. */
const keptSessions = 3;

/** Starts to keep the gate judged. The first judgement may fail: `current` says so until one succeeds. */
export async function startLiveGate(place: GatePlace): Promise<LiveGate> {
  let live: Live | null = null;
  let failure: { readonly error: unknown; readonly since: Instant } | null = null;
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  let pages = new Map<string, Promise<unknown>>();
  let timer: NodeJS.Timeout | null = null;
  let gathering: NodeJS.Timeout | null = null;
  let stopped = false;
  let news: Changed = { revision: 0, at: place.now(), verdict: 'HOLD', door: 'closed', touches: [] };
  const older: Live[] = [];
  const listeners = new Set<(changed: Changed) => void>();
  const judgedListeners = new Set<(judged: Live) => void>();

  async function judgeOnce(): Promise<void> {
    const revision = await readRevision(place.store);
    try {
      await publish({ ...(await judge(place)), revision, trouble: null });
      failure = null;
    } catch (error) {
      failure = { error, since: failure?.since ?? place.now() };
      place.note(`The gate could not be judged: ${troubleInWords(error)}`);
      if (live) await publish({ ...live, revision, trouble: { reason: troubleInWords(error), since: failure.since } });
    } finally {
      plan();
    }
  }

  async function publish(next: Live): Promise<void> {
    const before = live;
    const told = new Set(whatChanged(before, next));
    if (before !== null && next.revision > before.revision)
      for (const each of (await changesSince(place.store, before.revision))?.touches ?? []) told.add(each);
    const touches = [...told].sort();
    // What came with the clock or with git raises the revision itself, so that no two states share one.
    const isNews = touches.length > 0;
    const raised = before !== null && isNews && next.revision <= before.revision;
    const revision = raised ? await raiseRevision(place.store, touches) : next.revision;
    live = { ...next, revision: Math.max(revision, before?.revision ?? 0) };
    pages = new Map();
    if (before !== null && before.session !== live.session) retire(before);
    const { verdict, door } = shownBoard(live);
    if (isNews) {
      news = { revision: live.revision, at: place.now(), verdict, door, touches };
      for (const listener of listeners) listener(news);
    }
    for (const listener of judgedListeners) listener(live);
  }

  function retire(judged: Live): void {
    older.push(judged);
    while (older.length > keptSessions) {
      const gone = older.shift();
      if (gone) closeRepository(gone.session.repository);
    }
  }

  function plan(): void {
    if (timer !== null) clearTimeout(timer);
    if (stopped) return;
    const due = live === null || failure !== null ? null : nextAge(live.board);
    const wanted =
      failure !== null ? shortestPause : due === null ? longestPause : due * 1000 - Date.parse(place.now());
    timer = setTimeout(again, Math.min(longestPause, Math.max(shortestPause, wanted)));
    timer.unref();
  }

  function again(): void {
    refreshed().catch((error: unknown) => place.note(`Judging again failed: ${String(error)}`));
  }

  /** What comes together is judged together: people sign in bursts, and who waits for the state asks for it. */
  function soon(): void {
    if (gathering !== null || stopped) return;
    gathering = setTimeout(() => {
      gathering = null;
      again();
    }, gather);
    gathering.unref();
  }

  /** One judgement runs, one waits for it to end, and whoever comes later shares the waiting one. */
  function refreshed(): Promise<void> {
    if (stopped) return Promise.resolve();
    if (running === null) {
      running = judgeOnce().finally(() => {
        running = null;
      });
      return running;
    }
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = null;
        return refreshed();
      });
    return waiting;
  }

  async function current(): Promise<Live> {
    if (live === null) await refreshed();
    if (live !== null) return live;
    throw new ServerError('SERVER_NOT_READY', `The gate cannot be judged: ${troubleInWords(failure?.error)}`, {
      action: 'Whoever runs the server mends that; the page comes by itself then.',
      retryAfterSeconds: 60,
      cause: failure?.error,
    });
  }

  async function page<T>(key: string, make: (judged: Live) => T | Promise<T>): Promise<T> {
    const judged = await current();
    const known = pages.get(key);
    if (known !== undefined) return (await known) as T;
    const made = Promise.resolve(make(judged));
    // Keys hold what people ask for, such as paths that are nowhere: they must not fill the memory until something changes.
    if (pages.size >= mostPages) pages.delete(pages.keys().next().value ?? '');
    pages.set(key, made);
    const so = pages;
    made.catch(() => so.delete(key));
    return await made;
  }

  await refreshed();
  const listening: Listening = await listen(place.store, soon, (error) =>
    place.note(`The database could not be read: ${troubleInWords(error)}`),
  );
  return {
    current,
    async refresh() {
      await refreshed();
      return await current();
    },
    page,
    latest: () => news,
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onJudged(listener) {
      judgedListeners.add(listener);
      return () => judgedListeners.delete(listener);
    },
    async stop() {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      if (gathering !== null) clearTimeout(gathering);
      await listening.stop();
      await running?.catch(() => undefined);
      for (const each of [...older, ...(live === null ? [] : [live])]) closeRepository(each.session.repository);
    },
  };
}
