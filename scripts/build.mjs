import { runWithNode } from './with-node.mjs';

runWithNode('scripts/bundle/main.ts', process.argv.slice(2));
