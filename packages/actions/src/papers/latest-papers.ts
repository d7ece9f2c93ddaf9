import type { PaperKind, RecordView, Sha256, VerifiedStatement } from '@sallyport/record';

export const paperKinds: readonly PaperKind[] = ['log', 'minutes', 'deliverables', 'readiness'];

type PaperStatement = VerifiedStatement & { readonly type: 'paper' };

/** The newest paper statement of a kind, or null. The view is in citation order, so the last one has seen the others. */
export function latestPaper(record: RecordView | null, kind: PaperKind): PaperStatement | null {
  const found = record?.statements.findLast(
    (each): each is PaperStatement => each.type === 'paper' && each.body.kind === kind && each.standing === 'good',
  );
  return found ?? null;
}

/** Digest of what people wrote in each paper, which is what criteria about papers bind. */
export function latestPaperBodies(record: RecordView | null): ReadonlyMap<string, Sha256> {
  return new Map(
    paperKinds.flatMap((kind) => {
      const body = latestPaper(record, kind)?.body.body;
      return body ? [[kind, body] as const] : [];
    }),
  );
}
