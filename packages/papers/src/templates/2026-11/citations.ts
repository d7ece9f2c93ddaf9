import {
  ancestors,
  reaches,
  type Sha256,
  type StatementOf,
  type StatementType,
  type VerifiedStatement,
} from '@sallyport/record';

/** The record's statements with their order, which is citation and never a clock. */
export interface Citations {
  readonly statements: readonly VerifiedStatement[];
  readonly byDigest: ReadonlyMap<Sha256, VerifiedStatement>;
}

export type StatementOfRecord<T extends StatementType> = StatementOf<T> & VerifiedStatement;

export function citations(statements: readonly VerifiedStatement[]): Citations {
  return { statements, byDigest: new Map(statements.map((statement) => [statement.digest, statement])) };
}

/**
 * Everything that the given statements came after, and they themselves. This set is the same whatever the record gains
 * later; that is what keeps approved minutes unchanged.
 */
export function upTo(order: Citations, heads: readonly Sha256[]): ReadonlySet<Sha256> {
  const known = heads.filter((digest) => order.byDigest.has(digest));
  return new Set(known.flatMap((digest) => [...ancestors(order, digest), digest]));
}

/** Those of `items` that none of the others has seen. */
export function newest<T extends VerifiedStatement>(order: Citations, items: readonly T[]): readonly T[] {
  return items.filter((item) => !items.some((other) => reaches(order, other.digest, item.digest)));
}

/** Statements of one type among `among` (all where null), in the record's order; none that a compromised key signed. */
export function ofType<T extends StatementType>(
  order: Citations,
  type: T,
  among: ReadonlySet<Sha256> | null = null,
): readonly StatementOfRecord<T>[] {
  return order.statements.filter(
    (statement): statement is StatementOfRecord<T> =>
      statement.type === type && statement.standing !== 'void' && (among === null || among.has(statement.digest)),
  );
}

/** A statement of one type by digest; null where the record does not have it or it is of another type. */
export function find<T extends StatementType>(
  order: Citations,
  type: T,
  digest: Sha256 | null,
): StatementOfRecord<T> | null {
  return ofType(order, type).find((statement) => statement.digest === digest) ?? null;
}

/** Statements among `among` that their own author took back in it. */
export function withdrawnAmong(order: Citations, among: ReadonlySet<Sha256>): ReadonlySet<Sha256> {
  const own = ofType(order, 'withdraw', among).filter(({ header, body }) => {
    const target = order.byDigest.get(body.statement);
    return target !== undefined && target.header.author.person === header.author.person;
  });
  return new Set(own.map(({ body }) => body.statement));
}
