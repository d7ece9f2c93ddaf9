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
import { wakeOnTime } from './wake-on-time.ts';
import { whatChanged } from './what-changed.ts';

/** A judgement as it is shown, with its session. */
export type Live = Judged &
  JudgedGate & {
    /** Revision up to which everything that was committed is in it; news of the clock raise `revision` beyond that. */
    readonly through: number;
  };

/** The gate as it stands, judged when something changed and never because somebody looked. */
export interface LiveGate {
  /** The newest judgement. Throws SERVER_NOT_READY where none was possible yet. */
  readonly current: () => Promise<Live>;
  /** Judges again with everything that is there when it is called; several calls become one judgement. */
  readonly refresh: () => Promise<Live>;
  /** The newest judgement; null where none was possible yet. */
  readonly newest: () => Live | null;
  /** A page of the newest judgement, made once a revision. */
  readonly page: <T>(key: string, make: (live: Live) => T | Promise<T>) => Promise<T>;
  readonly latest: () => Changed;
  readonly onChanged: (listener: (changed: Changed) => void) => () => void;
  /** Called after every judgement, also one that changed nothing. */
  readonly onJudged: (listener: (live: Live) => void) => () => void;
  readonly stop: () => Promise<void>;
}

export interface LivePace {
  /** Time alone makes a board anew at most this often, and a state that could not be judged is tried again so soon. */
  readonly shortest: number;
  readonly longest: number;
  /** Between two looks at the clock. */
  readonly clock: number;
}

/** Milliseconds. */
const usual: LivePace = { shortest: 60_000, longest: 3_600_000, clock: 15_000 };
/** Pages of one revision that are kept. */
const mostPages = 2000;
/** Milliseconds without another change until it is judged: nobody sees them, and a burst is judged once. */
const gather = 40;
/** Milliseconds that the first change of a burst waits at most: its news are to be on every board in 250. */
const gatherMost = 120;
/** Repositories of earlier judgements that a page may still read from. */
const keptSessions = 3;

/** Starts to keep the gate judged. The first judgement may fail: `current` says so until one succeeds. */
export async function startLiveGate(place: GatePlace, pace: LivePace = usual): Promise<LiveGate> {
  let live: Live | null = null;
  let failure: { readonly error: unknown; readonly since: Instant } | null = null;
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;
  let pages = new Map<string, Promise<unknown>>();
  /** When time alone made a board last, in milliseconds of the clock; and the newest revision that is to be judged. */
  let timed = Number.NEGATIVE_INFINITY;
  let wanted = 0;
  let gathering: NodeJS.Timeout | null = null;
  let burstSince: number | null = null;
  let stopped = false;
  let news: Changed = { revision: 0, at: place.now(), verdict: 'HOLD', door: 'closed', touches: [] };
  const older: Live[] = [];
  const listeners = new Set<(changed: Changed) => void>();
  const judgedListeners = new Set<(judged: Live) => void>();

  async function judgeOnce(): Promise<void> {
    try {
      const through = await readRevision(place.store);
      await publish({ ...(await judge(place)), revision: through, through, trouble: null });
      failure = null;
    } catch (error) {
      failure = { error, since: failure?.since ?? place.now() };
      const reason = troubleInWords(error);
      place.note(`The gate could not be judged: ${reason}`);
      if (live) await publish({ ...live, trouble: { reason, since: failure.since } });
    } finally {
      // Also where the database was away: else nothing would ever wake this again.
      plan();
    }
  }

  async function publish(next: Live): Promise<void> {
    const before = live;
    const told = new Set(whatChanged(before, next));
    if (before !== null && next.through > before.through)
      for (const each of (await changesSince(place.store, before.through))?.touches ?? []) told.add(each);
    const touches = [...told].sort();
    const isNews = touches.length > 0;
    const raised = before !== null && isNews ? await raiseAbove(before.revision, next, touches) : next;
    const { through } = raised;
    const revision = Math.max(raised.revision, before?.revision ?? 0);
    live = { ...next, revision, through };
    pages = new Map();
    if (before !== null && before.session !== live.session) retire(before);
    const { verdict, door } = shownBoard(live);
    if (isNews) {
      news = { revision: live.revision, at: place.now(), verdict, door, touches };
      tellAll(listeners, news);
    }
    tellAll(judgedListeners, live);
  }

  /** What came with the clock or with git raises the revision itself, so that no two states share one. */
  async function raiseAbove(
    before: number,
    made: Pick<Live, 'revision' | 'through'>,
    touches: readonly string[],
  ): Promise<Pick<Live, 'revision' | 'through'>> {
    let { revision, through } = made;
    try {
      while (revision <= before) {
        revision = await raiseRevision(place.store, touches);
        // With nothing of others in between, the judgement has all that there is.
        if (revision === through + 1) through = revision;
      }
      return { revision, through };
    } catch (error) {
      // A database that is away must not keep a HOLD from being told; what comes after it is raised beyond this.
      place.note(`The revision could not be raised: ${troubleInWords(error)}`);
      return { revision: before + 1, through };
    }
  }

  /** One that throws keeps no other from hearing, and makes no judgement a bad one. */
  function tellAll<T>(to: ReadonlySet<(what: T) => void>, what: T): void {
    for (const listener of to) {
      try {
        listener(what);
      } catch (error) {
        place.note(`Somebody could not be told what was judged: ${String(error)}`);
      }
    }
  }

  function retire(judged: Live): void {
    older.push(judged);
    while (older.length > keptSessions) {
      const gone = older.shift();
      if (gone) closeRepository(gone.session.repository);
    }
  }

  function plan(): void {
    if (stopped) return;
    const now = Date.parse(place.now());
    const due = live === null || failure !== null ? null : nextAge(live.board);
    const next =
      failure !== null
        ? now + pace.shortest
        : Math.max((due ?? Number.POSITIVE_INFINITY) * 1000, timed + pace.shortest);
    clock.at(Math.min(now + pace.longest, Math.max(now + 1000, next)));
  }

  function again(): void {
    refreshed().catch((error: unknown) => place.note(`Judging again failed: ${String(error)}`));
  }

  /** What comes together is judged together: people sign in bursts, and who waits for the state asks for it. */
  function soon({ revision }: { readonly revision: number }): void {
    wanted = Math.max(wanted, revision);
    if (stopped) return;
    burstSince ??= performance.now();
    if (gathering !== null) clearTimeout(gathering);
    const pause = Math.min(gather, burstSince + gatherMost - performance.now());
    gathering = setTimeout(
      () => {
        gathering = null;
        burstSince = null;
        void whatIsWanted();
      },
      Math.max(0, pause),
    );
    gathering.unref();
  }

  /** Not again where somebody who could not wait has had it judged meanwhile, or where we raised the revision ourselves. */
  async function whatIsWanted(): Promise<void> {
    await running?.catch(() => undefined);
    if (live === null || failure !== null || live.through < wanted) again();
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
    const soFar = await current();
    // Judgement and pages are taken in one breath: a page of an older one would be kept among those of a newer.
    const judged = live ?? soFar;
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

  const clock = wakeOnTime(
    () => Date.parse(place.now()),
    () => {
      timed = Date.parse(place.now());
      again();
    },
    pace.clock,
  );
  await refreshed();
  const listening: Listening = await listen(place.store, soon, (error) =>
    place.note(`The database could not be read: ${troubleInWords(error)}`),
  );
  // What another server accepted during the first judgement was committed before anybody listened.
  if ((live as Live | null)?.through !== listening.revision) soon(listening);
  return {
    current,
    async refresh() {
      await refreshed();
      return await current();
    },
    newest: () => live,
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
      clock.stop();
      if (gathering !== null) clearTimeout(gathering);
      await listening.stop();
      await running?.catch(() => undefined);
      for (const each of [...older, ...(live === null ? [] : [live])]) closeRepository(each.session.repository);
    },
  };
}
