#!/usr/bin/env node
import { keepCompiledCode } from './compile-cache.ts';

// Left to Node, both would end with a stack trace and exit 1, which means NO-GO.
process.on('uncaughtException', giveUp);
process.on('unhandledRejection', giveUp);

try {
  keepCompiledCode();
  // Loaded only now, so that the cache is there for it.
  const { runProgram } = await import('./program.ts');
  process.exitCode = await runProgram(process.argv.slice(2));
} catch (error) {
  giveUp(error);
}

/** Nothing fails open: whatever nobody caught is our fault and never looks like a GO. */
function giveUp(error: unknown): void {
  process.stderr.write(`sallyport: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(70);
}
