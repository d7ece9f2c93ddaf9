/** What a text was read as: a value, or the sentence that says why it is none. */
export type Reading<T> = { readonly value: T } | { readonly wrong: string };

export function read<T>(value: T): Reading<T> {
  return { value };
}

export function wrong(sentence: string): Reading<never> {
  return { wrong: sentence };
}
