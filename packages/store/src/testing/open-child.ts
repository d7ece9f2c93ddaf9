import { openStore } from '../open-store.ts';

// Opens a database, which brings its schema up to date, at the moment that was agreed on, and says what it found.
const [address = '', moment = '0'] = process.argv.slice(2);
await new Promise((resolve) => setTimeout(resolve, Math.max(0, Number(moment) - Date.now())));
const store = await openStore(address);
process.stdout.write(`${store.engine} ${store.version}\n`);
await store.close();
