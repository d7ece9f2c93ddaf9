import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { reportTree } from './complaints.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const known = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
const files = known
  .toString('utf8')
  .split('\0')
  .filter((path) => path !== '' && statSync(join(root, path), { throwIfNoEntry: false })?.isFile() === true)
  .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }));

const report = reportTree(files);
for (const complaint of report.complaints) {
  console.log(complaint);
}
console.log(`${report.modules} modules, median ${report.medianLines} lines, ${report.complaints.length} complaints`);
process.exitCode = report.complaints.length === 0 ? 0 : 1;
