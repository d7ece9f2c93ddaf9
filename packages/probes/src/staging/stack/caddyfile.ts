/** One line of the global options of a Caddyfile. */
export interface GlobalOption {
  readonly text: string;
  readonly line: number;
}

/** The global options: a block without an address, before everything else. */
export function globalOptions(text: string): readonly GlobalOption[] {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  if (lines[start]?.trim() !== '{') return [];
  const end = lines.findIndex((line, index) => index > start && line.startsWith('}'));
  return lines
    .slice(start + 1, end < 0 ? undefined : end)
    .map((line, index) => ({ text: line.replace(/(?:^|\s)#.*$/, '').trim(), line: start + index + 2 }));
}
