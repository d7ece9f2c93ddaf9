/**
 * How often a property is tried. Under mutation (scripts/mutation.mjs) every changed line runs every property again:
 * there a few tries must do, and the first failure is enough.
 */
export function propertyRuns(usual: number): { readonly numRuns: number; readonly endOnFailure: boolean } {
  const mutated = process.env['SALLYPORT_TEST_FLOOR'] !== undefined;
  return { numRuns: mutated ? Math.min(usual, 3) : usual, endOnFailure: mutated };
}
