import { finishJob } from '../jobs/end-job.ts';
import { takeJob } from '../jobs/take-job.ts';
import { openStore } from '../open-store.ts';
import { at } from './sample.ts';

// Takes jobs and prints their slots until none is due. With `stay` it takes one and never ends it.
const [address = '', now = '0', stay = ''] = process.argv.slice(2);
const store = await openStore(address);
for (;;) {
  const job = await takeJob(store, ['look'], 60, at(Number(now)));
  if (job === null) break;
  process.stdout.write(`${job.slot}\n`);
  if (stay === 'stay') await new Promise((resolve) => setTimeout(resolve, 600_000));
  await finishJob(store, job, at(Number(now)));
}
await store.close();
