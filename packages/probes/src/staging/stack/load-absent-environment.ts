import type { ResolvedGate, TreeReader } from '@sallyport/gate';

/** Environment files that Compose files name and that are not in the tree; see absent-environment.ts, loaded when asked. */
export async function absentEnvironment(
  tree: TreeReader,
  gate: ResolvedGate,
  stack: { readonly files: readonly string[]; readonly environment: readonly string[] },
): Promise<readonly string[]> {
  return stack.files.length === 0
    ? []
    : (await import('./absent-environment.ts')).findAbsentEnvironment(tree, gate, stack);
}
