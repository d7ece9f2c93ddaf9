import { formatMarker } from '../markers/marker-line.ts';

/** The markers of a part with nothing between them yet. */
export function emptyPart(id: string): string {
  return `${formatMarker('begin', id)}\n${formatMarker('end', id)}`;
}
