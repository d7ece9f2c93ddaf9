import { buildPages } from './build-pages.ts';

/** `node packages/web/scripts/main.ts [FOLDER]`: writes the pages and says what a first visit costs. */
const { files, firstPage } = await buildPages(process.argv[2]);
const largest = Object.entries(files).toSorted(([, left], [, right]) => right.gzip - left.gzip);
const lines = largest.map(([path, { bytes, gzip }]) => `${kilobytes(gzip)} compressed ${kilobytes(bytes)}  ${path}`);
process.stdout.write(`${lines.join('\n')}\n${kilobytes(firstPage)} compressed: the largest first page\n`);

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}
