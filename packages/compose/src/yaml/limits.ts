/** Bounds of one file. A Compose file that people wrote is far below each of them. */
export const limits = {
  /** Characters; files are checked in bytes when they are read. */
  characters: 4 * 1024 * 1024,
  /** Lists and maps inside each other. */
  depth: 64,
  /** Values of one file, aliases written out. */
  nodes: 500_000,
} as const;
