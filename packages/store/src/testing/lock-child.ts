import { tryLock } from '../locks/lock.ts';
import { openStore } from '../open-store.ts';

// Takes the lock of sealing and keeps it until it is killed.
const [address = ''] = process.argv.slice(2);
const lock = await tryLock(await openStore(address), 'seal');
process.stdout.write(`${lock === null ? 'taken' : 'held'}\n`);
await new Promise((resolve) => setTimeout(resolve, 600_000));
