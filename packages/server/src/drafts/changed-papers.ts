import { latestPaper, type NewStatement } from '@sallyport/actions';
import type { RecordView } from '@sallyport/record';

/** Papers that say something else than their newest sealed version: nobody is asked to sign the same bytes twice. */
export function changedPapers(
  record: RecordView,
  papers: readonly NewStatement<'paper'>[],
): readonly NewStatement<'paper'>[] {
  return papers.filter(({ body }) => latestPaper(record, body.kind)?.body.bytes !== body.bytes);
}
