import { runWithNode } from './with-node.mjs';

runWithNode('scripts/test/main.ts', process.argv.slice(2));
