/** What a text was read as: a value, or the sentence that says why it is none. */
export type Reading<T> = { readonly value: T } | { readonly wrong: string };

export function read<T>(value: T): Reading<T> {
  return { value };
}

/** A text in quotes, cut where a person has seen enough of it. */
export function quoted(text: string): string {
  return text.length <= 60 ? `"${text}"` : `"${text.slice(0, 57)}..."`;
}

export function wrong(sentence: string): Reading<never> {
  return { wrong: sentence };
}
