export interface Marker {
  readonly edge: 'begin' | 'end';
  readonly id: string;
}

const exact = /^<!-- sallyport:(begin|end) ([a-z]+(?::[a-z]+)?) -->$/u;

/** The marker line of a part, without its line end. */
export function formatMarker(edge: Marker['edge'], id: string): string {
  return `<!-- sallyport:${edge} ${id} -->`;
}

/** Reads a line (without its line end) as a marker; null where it is not exactly one. */
export function parseMarker(line: string): Marker | null {
  const match = exact.exec(line);
  const [, edge, id] = match ?? [];
  return (edge === 'begin' || edge === 'end') && id !== undefined ? { edge, id } : null;
}
