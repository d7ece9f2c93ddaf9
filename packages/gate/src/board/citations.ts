import {
  ancestors,
  type RecordView,
  reaches,
  type Sha256,
  type StatementOf,
  type StatementType,
  type VerifiedStatement,
} from '@sallyport/record';

/** Answers "did the author of `later` see `earlier`?" by following citations; nothing else orders statements. */
export interface Citations {
  reaches(later: Sha256, earlier: Sha256): boolean;
  ancestors(digest: Sha256): ReadonlySet<Sha256>;
}

export function citations(view: RecordView): Citations {
  return {
    reaches: (later, earlier) => reaches(view, later, earlier),
    ancestors: (digest) => new Set(ancestors(view, digest)),
  };
}

/** Those of `items` that no other of them has seen: one where everybody saw the last, several where authors crossed. */
export function latest<T extends { readonly digest: Sha256 }>(items: readonly T[], order: Citations): readonly T[] {
  return items.filter((item) => !items.some((other) => other !== item && order.reaches(other.digest, item.digest)));
}

export function ofType<T extends StatementType>(view: RecordView, type: T): readonly StatementOfView<T>[] {
  return view.statements.filter((statement): statement is StatementOfView<T> => statement.type === type);
}

export type StatementOfView<T extends StatementType> = StatementOf<T> & VerifiedStatement;
