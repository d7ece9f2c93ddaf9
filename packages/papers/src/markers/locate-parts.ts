import { PaperError, type PaperErrorCode } from '../paper-error.ts';
import { isPartId } from '../paper-kinds.ts';
import { type Marker, parseMarker } from './marker-line.ts';
import { looksLikeMarker } from './marker-lookalike.ts';
import { followElements, type OpenElement } from './open-elements.ts';
import { boundedLines } from './paper-limits.ts';
import { parseBlocks } from './parse-blocks.ts';

interface MarkerAt extends Marker {
  readonly line: number;
}

/** Lines (from 1) of the two markers of one part. */
export interface PartPlace {
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

function refuse(code: PaperErrorCode, line: number, message: string): never {
  throw new PaperError(code, `Line ${line}: ${message}`, { line });
}

function markersIn(lines: readonly string[]): readonly MarkerAt[] {
  return lines.flatMap((text, index) => {
    const marker = parseMarker(text);
    if (marker === null) return [];
    const line = index + 1;
    if (!isPartId(marker.id)) {
      refuse('PAPER_MARKER_UNKNOWN', line, `no paper has a part "${marker.id}". Remove the marker or mend its name.`);
    }
    return [{ ...marker, line }];
  });
}

/** Refuses what is nearly a marker. Inside of a part it is only somebody's words, escaped and quoted. */
function checkNearMarkers(lines: readonly string[], places: readonly PartPlace[]): void {
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    if (
      parseMarker(text) !== null ||
      !looksLikeMarker(text) ||
      places.some((place) => line >= place.start && line <= place.end)
    )
      continue;
    if (text.includes('<!-- sallyport:')) {
      const what = 'a marker must stand alone on its line, at column 0, exactly as `<!-- sallyport:begin ID -->`.';
      refuse('PAPER_MARKER_MALFORMED', line, `${what} Put it back so, or take the words out of the text.`);
    }
    const what = 'this looks like a marker and is none (other letters, invisible characters or spacing).';
    refuse('PAPER_MARKER_LOOKALIKE', line, `${what} Remove it, or write it as \`<!-- sallyport:begin ID -->\`.`);
  }
}

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly Node[];
  readonly position?: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number };
  };
}

function followNode(open: readonly OpenElement[], node: Node): readonly OpenElement[] {
  const line = node.position?.start.line ?? 1;
  if (node.type === 'html' || node.type === 'text') {
    return followElements(open, { text: node.value ?? '', line, flow: node.type === 'html' });
  }
  return (node.children ?? []).reduce(followNode, open);
}

function checkPlacement(text: string, markers: readonly MarkerAt[]): void {
  const waiting = new Map(markers.map((marker) => [marker.line, marker]));
  let open: readonly OpenElement[] = [];
  for (const node of parseBlocks(text).children as readonly Node[]) {
    const { start, end } = node.position ?? { start: { line: 0, column: 0 }, end: { line: 0 } };
    const marker = waiting.get(start.line);
    if (marker !== undefined && node.type === 'html' && start.line === end.line && start.column === 1) {
      waiting.delete(start.line);
      const around = open.at(-1);
      const lost = waiting.keys().next().value;
      if (around !== undefined && (lost === undefined || lost > marker.line)) {
        const what = `the marker stands inside \`<${around.name}>\`, opened on line ${around.line} and not closed before it.`;
        refuse(
          'PAPER_MARKER_HIDDEN',
          marker.line,
          `${what} Close it, or put the tag in backticks if it is only a word.`,
        );
      }
    } else open = followNode(open, node);
  }
  const lost = waiting.values().next().value;
  if (lost !== undefined) {
    const what =
      'the marker stands inside a fence, a comment, HTML, a list or a quote, so readers may not see its part.';
    const remedy = 'Move the whole part back to the top level, with an empty line before it.';
    refuse('PAPER_MARKER_NOT_AT_ROOT', lost.line, `${what} ${remedy}`);
  }
}

function pair(markers: readonly MarkerAt[]): readonly PartPlace[] {
  const places: PartPlace[] = [];
  let open: MarkerAt | null = null;
  for (const marker of markers) {
    const { id, line } = marker;
    if (marker.edge === 'begin') {
      if (open !== null) {
        const what = `part "${id}" begins before part "${open.id}" (line ${open.line}) has ended.`;
        refuse('PAPER_MARKER_NESTED', line, `${what} Put the end marker of "${open.id}" back.`);
      }
      if (places.some((place) => place.id === id)) {
        refuse('PAPER_MARKER_DUPLICATE', line, `part "${id}" stands here a second time. Remove one of the two.`);
      }
      open = marker;
    } else if (open === null || open.id !== id) {
      const inside = open === null ? '' : `, while part "${open.id}" (line ${open.line}) is open`;
      refuse(
        'PAPER_MARKER_UNOPENED',
        line,
        `part "${id}" ends here without having begun${inside}. Put its begin marker back.`,
      );
    } else {
      places.push({ id, start: open.line, end: line });
      open = null;
    }
  }
  if (open !== null)
    refuse('PAPER_MARKER_UNCLOSED', open.line, `part "${open.id}" never ends. Put its end marker back.`);
  return places;
}

/** Where markers do not pair, a broken marker is the likely reason and the better message. */
function pairOrNear(lines: readonly string[], markers: readonly MarkerAt[]): readonly PartPlace[] {
  try {
    return pair(markers);
  } catch (error) {
    checkNearMarkers(lines, []);
    throw error;
  }
}

/**
 * Finds the parts of a paper. Strict: throws PaperError (PAPER_MARKER_…) with line and remedy for every marker that
 * is broken, doubled, nested, of unknown name, or not plainly visible at the top level of the document.
 */
export function locateParts(text: string): readonly PartPlace[] {
  const lines = boundedLines(text);
  const markers = markersIn(lines);
  const places = pairOrNear(lines, markers);
  checkNearMarkers(lines, places);
  checkPlacement(text, markers);
  return places;
}
