import type { ComposeFiles } from '../load-options.ts';

/** Files in memory, by absolute path. */
export function memoryFiles(files: Readonly<Record<string, string>>): ComposeFiles {
  const bytes = new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return { read: (path) => Promise.resolve(bytes.get(path) ?? null) };
}
