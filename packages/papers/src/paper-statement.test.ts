import { describe, expect, test } from 'vitest';
import { draftPaper } from './draft/draft-paper.ts';
import { decidedModel, polledModel } from './fixtures/model-fixture.ts';
import { readParts } from './markers/read-parts.ts';
import { replaceParts } from './markers/replace-parts.ts';
import { partIds } from './paper-kinds.ts';
import { paperBody, paperStatementBody, textDigest } from './paper-statement.ts';
import { renderParts } from './templates/versions.ts';

const minutes = draftPaper('minutes', polledModel);
const kinds = ['log', 'minutes', 'deliverables', 'readiness'] as const;

describe('paperStatementBody', () => {
  test.each(kinds)('lists every part of %s by id and digest, in order', (kind) => {
    const text = draftPaper(kind, decidedModel);
    const body = paperStatementBody(kind, 'docs/paper.md', text);
    expect(body).toMatchObject({ kind, path: 'docs/paper.md', bytes: textDigest(text), templates: '2026-11' });
    expect(body.parts).toEqual(readParts(text).map(({ id, markdown }) => ({ id, sha256: textDigest(markdown) })));
    expect(body.body).toBe(textDigest(paperBody(text)));
  });

  test('the same minutes with the decision written have the same body', () => {
    const decided = replaceParts(minutes, renderParts('minutes', decidedModel));
    expect(decided).not.toBe(minutes);
    expect(paperStatementBody('minutes', 'm', decided).body).toBe(paperStatementBody('minutes', 'm', minutes).body);
  });

  test.each([
    ['a word of a person', (text: string) => text.replace('_(to be written)_', 'We met.')],
    ['a word of the generated body', (text: string) => text.replace('Petra Falk', 'Petra Frank')],
    ['a line end', (text: string) => `${text}\n`],
  ])('%s changes the body that approvals bind', (_, change) => {
    expect(paperStatementBody('minutes', 'm', change(minutes)).body).not.toBe(
      paperStatementBody('minutes', 'm', minutes).body,
    );
  });

  test('a log whose board was renewed binds the same text of people', () => {
    const log = draftPaper('log', polledModel);
    const renewed = replaceParts(log, renderParts('log', decidedModel));
    expect(paperBody(renewed)).toBe(paperBody(log));
  });

  test('a CRLF paper keeps its line ends, and its parts have the digests of the LF one', () => {
    const crlf = minutes.replaceAll('\n', '\r\n');
    const body = paperStatementBody('minutes', 'm', crlf);
    expect(body.parts).toEqual(paperStatementBody('minutes', 'm', minutes).parts);
    expect(body.bytes).not.toBe(textDigest(minutes));
    expect(replaceParts(crlf, renderParts('minutes', polledModel))).toBe(crlf);
  });

  test.each([
    ['PAPER_MARKER_MISSING', minutes.split('## Notes')[0] ?? ''],
    ['PAPER_MARKER_UNKNOWN', draftPaper('readiness', polledModel)],
    [
      'PAPER_MARKER_MOVED',
      `${partIds.minutes
        .toReversed()
        .map((id) => `<!-- sallyport:begin ${id} -->\n<!-- sallyport:end ${id} -->`)
        .join('\n\n')}\n`,
    ],
    ['PAPER_MARKER_UNCLOSED', minutes.replace('<!-- sallyport:end outcome -->', '')],
  ])('%s is refused', (code, text) => {
    expect(() => paperStatementBody('minutes', 'docs/minutes.md', text)).toThrow(expect.objectContaining({ code }));
  });
});
