import type { PaperKind, RecordView, Sha256, VerifiedStatement } from '@sallyport/record';

type PaperStatement = VerifiedStatement & { readonly type: 'paper' };

/** The newest paper statement of a kind, or null. The view is in citation order, so the last one has seen the others. */
export function latestPaper(record: RecordView | null, kind: PaperKind): PaperStatement | null {
  const found = record?.statements.findLast(
    (each): each is PaperStatement => each.type === 'paper' && each.body.kind === kind && each.standing === 'good',
  );
  return found ?? null;
}

/** Digest of what people wrote in each paper, which is what criteria about papers bind. */
export function latestPaperBodies(record: RecordView | null): Readonly<Record<PaperKind, Sha256 | null>> {
  const body = (kind: PaperKind): Sha256 | null => latestPaper(record, kind)?.body.body ?? null;
  return { log: body('log'), minutes: body('minutes'), deliverables: body('deliverables'), readiness: body('readiness') };
}
