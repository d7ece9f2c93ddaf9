import { readParts } from '@sallyport/papers';

const heading = '## Notes';

/**
 * Minutes with what somebody wrote under "Notes", between the two generated parts, in place of what stood there. Where
 * people gave the minutes another shape, the notes come first and nothing of theirs goes. Throws PaperError.
 */
export function withNotes(minutes: string, words: string): string {
  const lines = minutes.split('\n');
  const [body, outcome] = readParts(minutes);
  if (body === undefined || outcome === undefined) return minutes;
  const between = lines.slice(body.end, outcome.start - 1);
  const from = between.indexOf(heading);
  const next = between.findIndex((line, index) => index > from && /^#{1,2} /.test(line));
  const kept = from === -1 ? between : between.slice(next === -1 ? between.length : next);
  const before = from === -1 ? [] : between.slice(0, from);
  const notes = ['', heading, '', ...words.replaceAll(/\r\n?/g, '\n').trim().split('\n'), ''];
  return [
    ...lines.slice(0, body.end),
    ...withoutBlankEnds(before),
    ...notes,
    ...withoutBlankEnds(kept),
    '',
    ...lines.slice(outcome.start - 1),
  ].join('\n');
}

function withoutBlankEnds(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}
