import { isGateFilePath } from '@sallyport/gate/gate-file';

/** A scalar on one line that reads back as the same text: plain where that is safe, quoted otherwise. */
export function scalar(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
  const plain =
    /^[A-Za-z./][\w ./@()+-]*$/.test(line) && !/^(?:true|false|null|~|\.inf|\.nan)$/i.test(line) && !line.endsWith(' ');
  return plain ? line : JSON.stringify(line);
}

/** A list on one line. */
export function list(items: readonly string[]): string {
  return `[${items.map(scalar).join(', ')}]`;
}

/** The same lines as comments: what to uncomment once there is something to put there. */
export function commented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `# ${line}`);
}

/** Names on a disk may hold what no gate file may; such a file is left for a person to rename. */
export function writable(path: string): boolean {
  return isGateFilePath(path);
}
