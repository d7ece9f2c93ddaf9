import { peopleText } from '../markdown/people-text.ts';
import type { PaperModel } from '../paper-model.ts';
import { shiftPhase } from '../skeleton/phase-number.ts';

/**
 * Title of the new log in the manner of the old: its phase number moves, and the words that named the old phase
 * (after "Phase 6:" or in brackets) give way to the new title.
 */
export function logTitle(model: PaperModel, previousTitle: string | null): string {
  const { number, title, previous } = model.gate.phase;
  const name = peopleText(title);
  if (previousTitle === null || previous === null) return `Phase ${number} Progress Log: ${name}`;
  const shifted = shiftPhase(previousTitle, { from: previous.number, to: number });
  const pieces = shifted.split(/(\s+[-–—|]\s+|:\s+|\s*\(|\)\s*)/u);
  const words = pieces.filter((_, index) => index % 2 === 0);
  const oldName = words.findIndex(
    (piece) => piece.trim() !== '' && !/phase|progress|\blog\b|report|project|journal/iu.test(piece),
  );
  const atPhase = words.findIndex((piece) => /phase/iu.test(piece));
  if (atPhase === -1) return `${shifted} (Phase ${number}: ${name})`;
  if (oldName === -1 || oldName < atPhase) return shifted;
  return pieces.map((piece, index) => (index === oldName * 2 ? name : piece)).join('');
}
