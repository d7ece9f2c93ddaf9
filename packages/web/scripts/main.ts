import { buildPages } from './build-pages.ts';

/** `npm run build -w packages/web`: writes dist/ui and says what a first visit costs. */
const { files, firstPage } = await buildPages();
for (const [path, { bytes, gzip }] of Object.entries(files).toSorted(([, left], [, right]) => right.gzip - left.gzip)) {
  console.log(`${kilobytes(gzip)} compressed ${kilobytes(bytes)}  ${path}`);
}
console.log(`${kilobytes(firstPage)} compressed: the largest first page`);

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}
