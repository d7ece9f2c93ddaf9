import { bundleCommand } from './bundle.ts';

const { files, packages } = await bundleCommand();
const largest = files.toSorted((left, right) => right.bytes - left.bytes).slice(0, 12);
for (const { name, bytes } of largest) {
  console.log(`${inKilobytes(bytes).padStart(10)}  ${name}`);
}
const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
console.log(`${inKilobytes(total).padStart(10)}  in ${files.length} files, with ${packages.length} packages inside`);

function inKilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
