import { raiseRevision, readRevision } from '../changes/revision.ts';
import { openStore } from '../open-store.ts';
import { inTransaction } from '../transaction.ts';

// Reads and then writes in one transaction, over and over for two seconds, and prints how often, and its failures.
const [address = '', moment = '0'] = process.argv.slice(2);
const store = await openStore(address);
await new Promise((resolve) => setTimeout(resolve, Math.max(0, Number(moment) - Date.now())));
const failures: string[] = [];
let done = 0;
for (const end = Date.now() + 2000; Date.now() < end; ) {
  try {
    await inTransaction(store, async (inside) => {
      await readRevision(inside);
      await raiseRevision(inside, []);
    });
    done += 1;
  } catch (error) {
    failures.push(String(error));
  }
}
process.stdout.write(`${done}\n${failures.map((failure) => `${failure}\n`).join('')}`);
await store.close();
