import { closeRepository, openRepository, recover } from '@sallyport/workspace';
import type { GateDesk } from '../gate-port.ts';
import { startLooking } from '../looking/looking.ts';
import type { NoticeSettings } from '../notices/notice-settings.ts';
import { startNotices } from '../notices/notices.ts';
import { startFinishing } from '../sealing/finishing.ts';
import { startSealing } from '../sealing/sealing.ts';
import { type FollowPace, followBranches } from './follow-branches.ts';
import { gateDesk } from './gate-desk.ts';
import type { GatePlace } from './gate-place.ts';
import { type LaterTrouble, tellLaterTrouble } from './later-trouble.ts';
import { startLiveGate } from './live-gate.ts';

/** The gate at work behind the HTTP side. */
export interface OpenGate {
  readonly desk: GateDesk;
  /** Tells what would stop it later. The remote is asked last. */
  readonly tellLaterTrouble: (tell: (trouble: LaterTrouble) => void, signal?: AbortSignal) => Promise<void>;
  /** Ends what runs beside the requests, and waits for what is under way. */
  readonly stop: () => Promise<void>;
}

/** Milliseconds between rounds of what runs beside the requests; the usual ones where nothing is said. */
export interface GatePace {
  readonly notices?: number;
  readonly looking?: number;
  /** Until the commit of a decision is tried again for the first time. */
  readonly finishing?: number;
  readonly branches?: FollowPace;
}

/** Takes up what an earlier process left, then keeps the gate judged, looked at, sealed and told. */
export async function openGate(place: GatePlace, notices: NoticeSettings, pace: GatePace = {}): Promise<OpenGate> {
  const repository = await openRepository(place.directory);
  await recover(repository).finally(() => closeRepository(repository));
  const live = await startLiveGate(place);
  const finishing = startFinishing(place, pace.finishing);
  const sealing = startSealing(place, ({ left }) => {
    if (left === 0) finishing.soon();
  });
  const looking = startLooking(place, live, pace.looking);
  const telling = startNotices(place, live, notices, pace.notices);
  const unfollow = followBranches(place, live, pace.branches);
  // What a machine saw is sealed like what a person signed, and what came by the branch like what came by the pages.
  const forget = live.onJudged(({ waiting, record, board, commit }) => {
    if (waiting.size > 0 || record?.statements.some(({ index }) => index === null)) sealing.soon();
    finishing.watch(board.decision?.verdict === 'GO' && commit === null);
  });
  return {
    desk: gateDesk({ place, live, sealing, finishing, looking }),
    tellLaterTrouble: (tell, signal) => tellLaterTrouble(place, live, tell, signal),
    async stop() {
      forget();
      await unfollow();
      await looking.stop();
      await telling.stop();
      await sealing.stop();
      await finishing.stop();
      await live.stop();
    },
  };
}
