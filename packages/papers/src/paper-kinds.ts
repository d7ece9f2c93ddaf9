import type { PaperKind } from '@sallyport/record';

/** The generated parts of each kind of paper, in the order in which they must stand. */
export const partIds = {
  log: ['log:header', 'log:timeline', 'log:readiness', 'log:findings', 'outcome'],
  minutes: ['body', 'outcome'],
  deliverables: ['deliverables', 'outcome'],
  readiness: ['criteria', 'outcome'],
} as const satisfies Record<PaperKind, readonly string[]>;

const known: ReadonlySet<string> = new Set(Object.values(partIds).flat());

/** Whether any kind of paper has a part of this id. */
export function isPartId(id: string): boolean {
  return known.has(id);
}
