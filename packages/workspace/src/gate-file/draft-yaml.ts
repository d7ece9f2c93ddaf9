/** Text as one line that a gate file may hold, cut where it is too long; empty where nothing of it may stand. */
export function oneLine(text: string, longest = 200): string {
  const line = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]+/gu, ' ')
    .trim();
  return Array.from(line)
    .slice(0, Math.floor(longest / 2))
    .join('')
    .trim();
}

/** A scalar that reads back as the same text: plain where that is safe, quoted otherwise. */
export function scalar(text: string): string {
  const word = /^(?:true|false|null|~|\.inf|\.nan)$/i.test(text);
  const plain = /^[A-Za-z./](?:[\w ./@()+-]*[\w./@()+-])?$/.test(text) && !word;
  return plain ? text : JSON.stringify(text);
}

/** A list on one line. */
export function list(items: readonly string[]): string {
  return `[${items.map(scalar).join(', ')}]`;
}

/** The same lines as comments: what to uncomment once there is something to put there. */
export function commented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `# ${line}`);
}
