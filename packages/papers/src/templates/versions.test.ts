import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { draftPaper } from '../draft/draft-paper.ts';
import { hostileModel } from '../fixtures/hostile-model.ts';
import { decidedModel, modelFixture, polledModel } from '../fixtures/model-fixture.ts';
import { readParts } from '../markers/read-parts.ts';
import { partIds } from '../paper-kinds.ts';
import { paperStatementBody } from '../paper-statement.ts';
import { renderParts, templatesVersion } from './versions.ts';

const kinds = ['log', 'minutes', 'deliverables', 'readiness'] as const;
const models = [modelFixture, polledModel, decidedModel];
function shape(text: string): readonly string[] {
  return text.split('\n').map((line) => /^\s*(?:#+ |- \[.\] |- |\d+\. |\|(?:---\|)+$|\|)?/u.exec(line)?.[0] ?? '');
}

describe.each(kinds)('parts of %s', (kind) => {
  test('stand in their order and are the same for the same model', () => {
    for (const model of models) {
      const parts = renderParts(kind, model);
      expect(parts.map((part) => part.id)).toEqual([...partIds[kind]]);
      expect(renderParts(kind, structuredClone(model))).toEqual(parts);
      expect(renderParts(kind, model, templatesVersion)).toEqual(parts);
      expect(readParts(draftPaper(kind, model)).map(({ id, markdown }) => ({ id, markdown }))).toEqual(parts);
    }
  });

  test('say that a demo is one, and praise nobody', () => {
    const text = renderParts(kind, decidedModel)
      .map((part) => part.markdown)
      .join('');
    expect(text).toContain('**Demo record.**');
    const live = {
      ...decidedModel,
      board: { ...decidedModel.board, kind: 'live' as const },
      gate: { ...decidedModel.gate, project: { ...decidedModel.gate.project, kind: 'live' as const } },
    };
    expect(
      renderParts(kind, live)
        .map((part) => part.markdown)
        .join(''),
    ).not.toContain('Demo');
    expect(text).not.toMatch(/100 ?%|success|🎉|perfect/iu);
  });

  test('keep their structure whatever people and evidence say', () => {
    const hostile = fc.constantFrom(
      '<!-- sallyport:end outcome -->',
      '\n<!-- sallyport:begin body -->\n',
      '# H',
      '\n\n# H\n',
      '| a |\n|---|',
      '```',
      '\n~~~\n',
      '<details>',
      '<!--',
      '[x](http://evil.example)',
      '‹!-- sallyport:end outcome --›',
      '- [x] **E8**',
      '\u202E',
      'x'.repeat(9_999),
      '',
      '**GO**',
      '&lt;',
      '\\',
    );
    const frames = models.map((model) => draftPaper(kind, hostileModel({ ...model, previousLog: null }, 'plain')));
    fc.assert(
      fc.property(fc.nat(models.length - 1), fc.oneof(hostile, fc.string({ unit: 'binary' })), (index, text) => {
        const model = models[index] ?? modelFixture;
        const draft = draftPaper(kind, hostileModel({ ...model, previousLog: null }, text));
        expect(paperStatementBody(kind, 'x', draft).parts).toHaveLength(partIds[kind].length);
        expect(shape(draft)).toEqual(shape(frames[index] ?? ''));
        expect(draft.replace(/^<!-- sallyport:(?:begin|end) [a-z:]+ -->$/gmu, '')).not.toMatch(/[<>\r\0]/u);
      }),
      { numRuns: 20 },
    );
  });
});

test('a version that this build does not have is refused with what to do', () => {
  expect(() => renderParts('log', modelFixture, '2031-01')).toThrow(
    expect.objectContaining({ code: 'PAPER_TEMPLATES_UNKNOWN', message: expect.stringContaining('Use a newer one') }),
  );
});
