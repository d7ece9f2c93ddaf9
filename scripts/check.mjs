import { runWithNode } from './with-node.mjs';

runWithNode('scripts/check/main.ts', process.argv.slice(2));
