/**
 * V8 translates a regular expression for its interpreter at the first use and for the processor at the second. Where
 * hundreds are used a few times each, the first translation is work that nobody needs: without it `check` takes a tenth
 * less time. The module is loaded here, because loading it costs a short command more than this saves.
 */
export function compileExpressionsOnce(): void {
  process.getBuiltinModule('node:v8').setFlagsFromString('--no-regexp-tier-up');
}
