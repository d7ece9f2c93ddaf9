import { checksFor } from './checks.ts';

/** Runs every check, also after one failed: one round shows everything there is to mend. */
const failed: string[] = [];
const summary: string[] = [];
for (const check of checksFor(process.env)) {
  const started = performance.now();
  const { code, output } = check.run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  summary.push(`${code === 0 ? 'ok    ' : 'failed'}  ${check.name.padEnd(10)} ${seconds.padStart(6)} s`);
  if (code !== 0) {
    failed.push(check.name);
    console.log(`--- ${check.name} failed (${check.remedy})\n${output.trimEnd()}\n`);
  }
}
console.log(summary.join('\n'));
console.log(failed.length === 0 ? 'All checks passed.' : `Failed: ${failed.join(', ')}.`);
process.exitCode = failed.length === 0 ? 0 : 1;
