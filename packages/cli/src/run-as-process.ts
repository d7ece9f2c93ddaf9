/** Runs these words and gives the exit code. */
export type RunProgram = (words: readonly string[]) => Promise<number>;

/** Runs `run` as the one thing that this process does: it ends with the code, and never by chance with that of a verdict. */
export async function runAsProcess(run: () => Promise<number>): Promise<void> {
  // Left to Node, both would end with a stack trace and exit 1, which means NO-GO.
  process.on('uncaughtException', giveUp);
  process.on('unhandledRejection', giveUp);
  try {
    process.exitCode = await run();
  } catch (error) {
    giveUp(error);
  }
}

/** Nothing fails open: whatever nobody caught is our fault and never looks like a GO. */
function giveUp(error: unknown): void {
  process.stderr.write(`sallyport: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(70);
}
