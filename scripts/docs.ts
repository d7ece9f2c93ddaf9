import { referencePages } from './docs/collect.ts';
import { driftedPages, writePages } from './docs/drift.ts';
import { root } from './ensure-install.mjs';

// npm run docs writes docs/reference and docs/commands anew; with --check it only says which page is not what the code says.
const pages = referencePages(root);
const drifted = driftedPages(root, pages);
if (process.argv.includes('--check')) {
  for (const path of drifted) {
    console.log(`${path} is not what the code says: run npm run docs and commit.`);
  }
  process.exitCode = drifted.length === 0 ? 0 : 1;
} else {
  writePages(root, pages);
  console.log(drifted.length === 0 ? 'Nothing changed.' : `Written: ${drifted.join(', ')}`);
}
