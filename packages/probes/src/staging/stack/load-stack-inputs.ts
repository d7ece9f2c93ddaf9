import type { ResolvedGate, TreeReader } from '@sallyport/gate';
import type { StackInput } from './input-state.ts';

/** `stackInputs`, with its code loaded when it is first asked for: most commands know the inputs from the last one. */
export async function stackInputs(
  tree: TreeReader,
  gate: ResolvedGate,
  stack: { readonly files: readonly string[]; readonly environment: readonly string[] },
): Promise<readonly StackInput[]> {
  const inputs = await import('./stack-inputs.ts');
  return inputs.stackInputs(tree, gate, stack);
}
