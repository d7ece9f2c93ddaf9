#!/usr/bin/env node
import { runProgram } from './program.ts';

try {
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  // Nothing fails open: whatever nobody caught is our fault and never looks like a GO.
  process.stderr.write(`sallyport: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 70;
}
