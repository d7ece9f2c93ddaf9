import type { PersonId } from '@sallyport/record';
import { listAttendance, markAttendance } from '@sallyport/store';
import type { GatePlace } from './gate-place.ts';
import type { Live } from './live-gate.ts';

/** Who said "I am here" since the kickoff was opened; nobody before it. */
export async function whoIsHere({ store }: GatePlace, { board }: Live): Promise<ReadonlySet<PersonId>> {
  if (board.kickoff === null) return new Set();
  return new Set((await listAttendance(store, board.kickoff)).map(({ person }) => person));
}

/** Notes that somebody is in the room; before the kickoff there is none. */
export async function attend(place: GatePlace, { board }: Live, person: PersonId): Promise<void> {
  if (board.kickoff === null) return;
  await markAttendance(place.store, board.kickoff, person, place.now());
}
