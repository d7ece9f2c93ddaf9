import { openStore } from '../open-store.ts';
import { acceptStatements } from '../statements/accept.ts';
import { acceptanceOf, at, sampleStatement } from './sample.ts';

// Accepts statements, two at a time in four rows, and prints their digests once they are acknowledged, until killed.
const [address = '', label = ''] = process.argv.slice(2);
const store = await openStore(address, { connections: 4 });
async function row(name: string): Promise<never> {
  for (let made = 0; ; made += 1) {
    const statements = [sampleStatement(`${name} ${made} a`), sampleStatement(`${name} ${made} b`)];
    const notices = statements.map(({ digest }) => ({ dedupe: digest, kind: 'x', person: 'bo', body: null }));
    const result = await acceptStatements(store, acceptanceOf(statements, { notices, now: at(made) }));
    if (result.outcome !== 'accepted') throw new Error(`It was ${result.outcome}.`);
    process.stdout.write(`${statements.map(({ digest }) => digest).join(' ')}\n`);
  }
}
await Promise.all([0, 1, 2, 3].map((index) => row(`${label} ${index}`)));
