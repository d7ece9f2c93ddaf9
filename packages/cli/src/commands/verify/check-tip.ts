import { isUtf8 } from 'node:buffer';
import { PaperError, paperStatementBody } from '@sallyport/papers';
import type { PaperBody, RecordView } from '@sallyport/record';
import type { Papers } from './papers-beside.ts';

/**
 * The papers on the branch after the decision's commit. They may be those of a later phase of work, and so must have the
 * generated parts of some paper that was sealed under their path: what nobody sealed is nobody's word, wherever it stands.
 */
export async function checkTip(view: RecordView, paths: readonly string[], papers: Papers): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const path of paths) {
    const sealed = view.statements.flatMap((each) =>
      each.type === 'paper' && each.standing === 'good' && each.body.path === path ? [each.body] : [],
    );
    const [first] = sealed;
    const found = await papers(path);
    // The gate file is no paper, and one that was taken away is said by itself.
    if (first === undefined || 'why' in found) continue;
    const now = partsOf(first.kind, path, found.bytes);
    if (typeof now === 'string') problems.push(`${path}: ${now}`);
    else if (!sealed.some(({ parts }) => JSON.stringify(parts) === JSON.stringify(now)))
      problems.push(`${path}: its generated parts on the branch are none that were sealed`);
  }
  return problems;
}

function partsOf(kind: PaperBody['kind'], path: string, bytes: Uint8Array): PaperBody['parts'] | string {
  if (!isUtf8(bytes)) return 'it is not UTF-8 text';
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  try {
    return paperStatementBody(kind, path, text).parts;
  } catch (error) {
    if (error instanceof PaperError) return error.message;
    throw error;
  }
}
