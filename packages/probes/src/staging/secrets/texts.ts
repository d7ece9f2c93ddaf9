import type { StackView, TextFile } from '../stack/stack-view.ts';

/** Texts in which a key may stand: Compose files, what is mounted from the tree, and examples that people copy. */
export function textsOf(stack: StackView): readonly (TextFile & { readonly example: boolean })[] {
  const mounted = stack.services.flatMap(({ mounts }) =>
    mounts.flatMap(({ files }) => files.map(({ path, text }) => ({ path, text }))),
  );
  const texts = new Map<string, TextFile & { readonly example: boolean }>();
  for (const each of [...stack.composeTexts, ...mounted]) texts.set(each.path, { ...each, example: false });
  for (const each of stack.examples) if (!texts.has(each.path)) texts.set(each.path, { ...each, example: true });
  return [...texts.values()];
}
