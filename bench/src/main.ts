import type { Measurement } from './budget.ts';
import { holds } from './budget.ts';
import { budgets } from './budgets.ts';
import { tableLines } from './table.ts';

/** npm run bench [name …]: measures the budgets of DESIGN.md and prints each as a ratio beside its peer or limit. */
const asked = process.argv.slice(2);
const chosen = budgets.filter(({ name }) => asked.length === 0 || asked.includes(name));
if (chosen.length === 0) {
  console.error(`There is no such budget. There are: ${budgets.map(({ name }) => name).join(', ')}`);
  process.exit(64);
}
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
console.log([...tableLines(measured), ...unmeasured].join('\n'));
process.exitCode = unmeasured.length === 0 && measured.every(holds) ? 0 : 1;
