import type { RecordView, Sha256, StatementOf, StatementType, VerifiedStatement } from '@sallyport/record';

/** Answers "did the author of `later` see `earlier`?" by following citations; nothing else orders statements. */
export type Citations = {
  reaches(later: Sha256, earlier: Sha256): boolean;
  ancestors(digest: Sha256): ReadonlySet<Sha256>;
};

export function citations(statements: readonly VerifiedStatement[]): Citations {
  const cited = new Map<Sha256, readonly Sha256[]>();
  for (const { digest, header } of statements) {
    const root = header.root ? [header.root.statement] : [];
    cited.set(digest, [...header.cites, ...header.author.previous, ...root]);
  }
  const known = new Map<Sha256, ReadonlySet<Sha256>>();
  function ancestors(digest: Sha256): ReadonlySet<Sha256> {
    const found = known.get(digest);
    if (found) return found;
    const seen = new Set<Sha256>();
    const open = [...(cited.get(digest) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next) || !cited.has(next)) continue;
      seen.add(next);
      open.push(...(cited.get(next) ?? []));
    }
    known.set(digest, seen);
    return seen;
  }
  return { ancestors, reaches: (later, earlier) => ancestors(later).has(earlier) };
}

/** Those of `items` that no other of them has seen: one where everybody saw the last, several where authors crossed. */
export function latest<T extends { readonly digest: Sha256 }>(items: readonly T[], order: Citations): readonly T[] {
  return items.filter((item) => !items.some((other) => other !== item && order.reaches(other.digest, item.digest)));
}

export function ofType<T extends StatementType>(view: RecordView, type: T): readonly StatementOfView<T>[] {
  return view.statements.filter((statement): statement is StatementOfView<T> => statement.type === type);
}

export type StatementOfView<T extends StatementType> = StatementOf<T> & VerifiedStatement;
