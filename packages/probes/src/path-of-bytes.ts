/** Where bytes came from, for as long as somebody holds them: readers of formats get bytes and refuse files. */
const paths = new WeakMap<Uint8Array, string>();

export function rememberPath<T extends Uint8Array | null>(bytes: T, path: string): T {
  if (bytes !== null) paths.set(bytes, path);
  return bytes;
}

/** The path of the file that these very bytes were read from, or `The file` where nobody knows. */
export function fileOf(bytes: Uint8Array): string {
  return paths.get(bytes) ?? 'The file';
}
