/** Characters that are remembered at most, of each kind of file: far more than a stack has. */
const mostRemembered = 4 * 1024 * 1024;

/**
 * Remembers what was made of a text, also for the next look: in a running process one file changes, and the others need
 * not be taken apart again. `make` must depend on the text alone.
 */
export function oncePerText<T>(make: (text: string) => T): (text: string) => T {
  let made = new Map<string, { readonly value: T }>();
  let size = 0;
  return (text) => {
    const known = made.get(text);
    if (known !== undefined) return known.value;
    const value = make(text);
    if (size + text.length > mostRemembered) {
      made = new Map();
      size = 0;
    }
    made.set(text, { value });
    size += text.length;
    return value;
  };
}
