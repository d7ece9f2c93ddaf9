// npm start: on a terminal, opens the example project in a browser and serves it until it is ended; without one, walks it
// from NO-GO to the commit and exits, as `npm run walk` does everywhere.
// npm start -- --dir PATH: surveys the project in that folder instead.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { runWithNode } from './with-node.mjs';

const given = process.argv.slice(2);
const at = given.indexOf('--dir');
const walks = given.includes('--walk') || !process.stdin.isTTY || !process.stdout.isTTY;
if (at === -1) {
  const program = walks ? 'walk.ts' : 'open.ts';
  runWithNode(
    `examples/emberfall/src/${program}`,
    given.filter((word) => word !== '--walk'),
  );
} else {
  const named = given[at + 1];
  const folder = named === undefined ? '' : resolve(process.env.INIT_CWD ?? process.cwd(), named);
  if (folder === '' || !existsSync(folder)) {
    console.error(`--dir needs a folder that exists${named === undefined ? '' : `, and ${named} does not`}.`);
    process.exit(64);
  }
  process.env.INIT_CWD = folder;
  runWithNode('packages/cli/src/main.ts', ['check', ...given.filter((_, index) => index !== at && index !== at + 1)]);
}
