import type { EngineUnderTest } from '../engine-under-test.ts';
import { changesContract } from './changes.ts';
import { jobsContract } from './jobs.ts';
import { locksContract } from './locks.ts';
import { peopleContract } from './people.ts';
import { statementsContract } from './statements.ts';
import { upkeepContract } from './upkeep.ts';
import { visitsContract } from './visits.ts';

/** Everything that the store promises, on one engine. What it promises about processes is in process-contract. */
export function storeContract(engine: EngineUnderTest): void {
  statementsContract(engine);
  peopleContract(engine);
  visitsContract(engine);
  jobsContract(engine);
  locksContract(engine);
  changesContract(engine);
  upkeepContract(engine);
}
