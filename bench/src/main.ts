import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Measurement } from './budget.ts';
import { holds } from './budget.ts';
import { budgets } from './budgets.ts';
import { tableLines } from './table.ts';

/**
 * npm run bench [name …]: measures the budgets of DESIGN.md on the command as it is published, and prints each as a ratio
 * beside its peer or limit. Ends with 0 when everything could be measured: how fast a machine is, is no failure.
 */
const asked = process.argv.slice(2);
const chosen = budgets.filter(({ name }) => asked.length === 0 || asked.includes(name));
if (chosen.length === 0) {
  console.error(`There is no such budget. There are: ${budgets.map(({ name }) => name).join(', ')}`);
  process.exit(64);
}
runBuild();
const measured: Measurement[] = [];
const unmeasured: string[] = [];
for (const budget of chosen) {
  console.error(`measuring ${budget.name} …`);
  try {
    measured.push(...(await budget.measure()));
  } catch (error) {
    unmeasured.push(`${budget.name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
  }
}
const held = measured.filter(holds).length;
const sum = `${held} of ${measured.length} budgets hold on this machine.`;
console.log([...tableLines(measured), ...unmeasured, '', sum].join('\n'));
process.exitCode = unmeasured.length === 0 ? 0 : 1;

/** What was built earlier may be older than what is measured. */
function runBuild(): void {
  console.error('building the command …');
  const build = fileURLToPath(new URL('../../scripts/build.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [build], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm run build failed:\n${stderr}`);
}
