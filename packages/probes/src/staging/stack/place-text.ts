import { ComposeError, endsOfValues, type PlaceInText } from '@sallyport/compose';
import { oncePerText } from './once-per-text.ts';
import { treePath } from './stack-files.ts';
import type { StackView, TextFile } from './stack-view.ts';
import type { RuleSighting } from './staging-rule.ts';

/**
 * A place for people, and for machines that mark it: `path:line:column-column` for what stands on one line,
 * `path:line:column-line.column` for what takes several. The end is behind the last sign, as SARIF and editors count. A
 * value of a Compose file is marked as it is written; a line of one, or of an example, from its first sign to its last.
 * Of other files the line is told alone: `path:line`.
 */
export function placeText(stack: Pick<StackView, 'composeTexts' | 'examples'>, at: RuleSighting['at']): string {
  const path = treePath(at.file);
  const isPath = (file: TextFile) => file.path === path;
  const compose = stack.composeTexts.find(isPath)?.text;
  const end = compose !== undefined && 'column' in at ? endsIn(compose)(at) : null;
  if (end !== null && 'column' in at) {
    return `${path}:${at.line}:${at.column}-${end.line === at.line ? '' : `${end.line}.`}${end.column}`;
  }
  return `${path}:${at.line}${columnsOfLine(compose ?? stack.examples.find(isPath)?.text, at.line)}`;
}

/** `:column-column` of what stands on a line; nothing where the line is empty, or its text not at hand. */
function columnsOfLine(text: string | undefined, line: number): string {
  const written = text?.split(/\r\n|[\r\n]/)[line - 1] ?? '';
  const length = written.trimEnd().length;
  return length === 0 ? '' : `:${written.search(/\S/) + 1}-${length + 1}`;
}

const endsIn = oncePerText((text): ((at: PlaceInText) => PlaceInText | null) => {
  try {
    return endsOfValues(text);
  } catch (error) {
    // The loader has read this text, so that this cannot be; a mark on the whole line is right in any case.
    if (error instanceof ComposeError) return () => null;
    throw error;
  }
});
