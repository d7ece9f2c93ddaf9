import type { StackView } from './stack-view.ts';

/** Remembers what was made of a stack: rules ask the same of a thousand services, and must not look through all each time. */
export function oncePerStack<T>(make: (stack: StackView) => T): (stack: StackView) => T {
  const made = new WeakMap<StackView, { readonly value: T }>();
  return (stack) => {
    const known = made.get(stack) ?? { value: make(stack) };
    made.set(stack, known);
    return known.value;
  };
}
