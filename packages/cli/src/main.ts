#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';

try {
  keepCompiledCode();
  // Loaded only now, so that the cache is there for it.
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  // Nothing fails open: whatever nobody caught is our fault and never looks like a GO.
  process.stderr.write(`sallyport: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 70;
}
