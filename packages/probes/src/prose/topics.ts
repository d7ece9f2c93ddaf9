import type { MarkdownDocument, Passage } from '../markdown/markdown-document.ts';

/**
 * First passage that speaks of something: a sentence, item or cell that matches, or the first one under a heading that
 * does. A heading with nothing under it speaks of nothing.
 */
export function speaksOf(document: MarkdownDocument, pattern: RegExp): Passage | null {
  return (
    document.sentences.find(
      (passage) =>
        passage.where !== 'heading' &&
        (pattern.test(passage.text) || passage.under.some((heading) => pattern.test(heading))),
    ) ?? null
  );
}

/** Every passage outside of headings that speaks of something itself or stands under a heading that does. */
export function allThatSpeakOf(document: MarkdownDocument, pattern: RegExp): readonly Passage[] {
  return document.sentences.filter(
    (passage) =>
      passage.where !== 'heading' &&
      (pattern.test(passage.text) || passage.under.some((heading) => pattern.test(heading))),
  );
}

/** The heading above a line, or an empty text. */
export function headingAbove(document: MarkdownDocument, line: number): string {
  return document.headings.filter((heading) => heading.line <= line).at(-1)?.text ?? '';
}
