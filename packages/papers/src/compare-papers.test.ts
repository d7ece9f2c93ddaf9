import { describe, expect, test } from 'vitest';
import { comparePaper } from './compare-papers.ts';
import { draftPaper } from './draft/draft-paper.ts';
import { decidedModel } from './fixtures/model-fixture.ts';
import { renderParts } from './templates/versions.ts';

const parts = renderParts('minutes', decidedModel);
const text = draftPaper('minutes', decidedModel);

describe('comparePaper', () => {
  test('an untouched paper differs nowhere; lines of people are counted', () => {
    expect(comparePaper(text, parts)).toEqual({ differing: [], uncovered: 4 });
    expect(comparePaper(text.replaceAll('\n', '\r\n'), parts)).toEqual({ differing: [], uncovered: 4 });
    expect(comparePaper(text.replace('_(to be written)_', 'One.\n\nTwo.'), parts)).toEqual({
      differing: [],
      uncovered: 5,
    });
  });

  test('a changed word is named with its part and line', () => {
    const line = text.split('\n').findIndex((each) => each.includes('**Chair:**')) + 1;
    const changed = text.replace('**Chair:** Petra Falk', '**Chair:** Petra Frank');
    expect(comparePaper(changed, parts).differing).toEqual([{ id: 'body', line, what: 'changed' }]);
  });

  test('an added or removed last line of a part is a change too', () => {
    const end = '<!-- sallyport:end body -->';
    const line = text.split('\n').indexOf(end) + 1;
    expect(comparePaper(text.replace(end, `More.\n${end}`), parts).differing).toEqual([
      { id: 'body', line, what: 'changed' },
    ]);
    expect(comparePaper(text.replace(`\n\n${end}`, `\n${end}`), parts).differing).toMatchObject([
      { id: 'body', what: 'changed' },
    ]);
  });

  test('parts that are absent or too many are named', () => {
    const [body, outcome] = parts;
    if (body === undefined || outcome === undefined) throw new Error('the fixture has two parts');
    expect(comparePaper(text, [body]).differing).toMatchObject([{ id: 'outcome', what: 'unexpected' }]);
    expect(comparePaper('# Empty\n', [body]).differing).toEqual([{ id: 'body', line: null, what: 'missing' }]);
  });

  test('a paper with broken markers is refused, not compared', () => {
    expect(() => comparePaper(text.replace('<!-- sallyport:end body -->', ''), parts)).toThrow(
      expect.objectContaining({ code: 'PAPER_MARKER_NESTED' }),
    );
  });
});
