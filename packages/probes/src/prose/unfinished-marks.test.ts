import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../markdown/read-markdown.ts';
import { unfinishedMarks } from './unfinished-marks.ts';

function marks(text: string): readonly string[] {
  return unfinishedMarks(readMarkdown(new TextEncoder().encode(text))).map((mark) => mark.kind);
}

describe('marks of an unfinished document', () => {
  it.each([
    'TODO: write this.',
    'FIXME(mira) wrong number.',
    'Platforms: TBD',
    '| a |\n|---|\n| tbd |',
    'Lorem ipsum dolor sit amet.',
    'Linux: coming soon!',
    'Write to <insert address here>.',
    'This agreement is made by [Company Name].',
    'Effective [Date].',
    'Welcome to {{ product }}.',
    '???',
    'To be written in phase 8.',
    'We delete after 30 days (to be confirmed).',
    '<!-- TODO: screenshots -->',
    'XXX ask Legal',
    'Contact: [Your Name]',
  ])('placeholder: %s', (text) => {
    expect(marks(text)).toEqual(['placeholder']);
  });

  it.each([
    '# Guide (draft)',
    '# DRAFT: Guide',
    '**Status:** Draft',
    'Status: In review · Version: 2',
    '| Status | Draft |\n|---|---|\n| Owner | Mira |',
    '---\nstatus: draft\n---\ntext',
    '---\ntitle: x\ndraft: true\n---\ntext',
    'This document is a work in progress.',
    'DRAFT – not for distribution',
    'Version 0.3 (draft)',
    'Working draft.',
  ])('draft: %s', (text) => {
    expect(marks(text)).toContain('draft');
  });

  it.each([
    'Drafting a story is fun; save it as a draft.',
    'The draft phase of a match comes first.',
    'Run `grep TODO` to see them.',
    '```\nTODO\n```',
    'Open the TODO list.',
    'We removed an obsolete TODO from the code.',
    'Press [Enter] or [Esc].',
    'See [RFC 9116] and [1].',
    'A list: [ ] and [x].',
    'He said "[...]" and left.',
    'More languages are coming soon, and until then the game speaks English and German only.',
    'Use `{{name}}` as a variable.',
    'The game is a work in progress, and your save may be lost.',
    'Status: open',
    'Send it to mira@harbour.example.',
    'Harbour-[version].exe is the pattern.',
    '[Company Name](https://harbour.example) made it.',
    'Die Nummer ist XXX-123.',
  ])('nothing: %s', (text) => {
    expect(marks(text)).toEqual([]);
  });

  it('an empty section, and not one with a deeper heading, a table or code', () => {
    expect(marks('# A\n\n## B\n\n## C\n\ntext')).toEqual(['empty section']);
    expect(marks('# A\n\n## B\n\n### C\n\ntext\n\n## D\n\n```\ncode\n```\n\n## E\n\n| a |\n|---|\n| b |\n')).toEqual(
      [],
    );
  });
});
