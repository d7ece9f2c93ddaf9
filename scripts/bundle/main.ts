import { bundleCommand } from './bundle.ts';

const { files, packages } = await bundleCommand();
const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;
const largest = files.toSorted((left, right) => right.bytes - left.bytes).slice(0, 12);
for (const { name, bytes } of largest) {
  console.log(`${kilobytes(bytes).padStart(10)}  ${name}`);
}
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(`${kilobytes(total).padStart(10)}  in ${files.length} files, with ${packages.length} packages inside`);
