/** Why something of a directory is in no list of its files. */
export type LeftOutReason = 'name is not UTF-8' | 'unsafe name' | 'closed folder' | 'too deep' | 'no plain file';

/** What a walk over a directory passed by, so that nobody takes its list for the whole. */
export interface LeftOut {
  readonly reason: LeftOutReason;
  /** Files, or folders with everything in them. */
  readonly count: number;
  /** The first of them, as its name can be told. */
  readonly example: string;
}

export interface LeftOutTally {
  add(reason: LeftOutReason, path: string): void;
  /** In the order in which the reasons first came up. */
  list(): readonly LeftOut[];
}

export function leftOutTally(): LeftOutTally {
  const found = new Map<LeftOutReason, LeftOut>();
  return {
    add(reason, path) {
      const so = found.get(reason);
      found.set(reason, { reason, count: (so?.count ?? 0) + 1, example: so?.example ?? path });
    },
    list: () => [...found.values()],
  };
}

/** A byte that is no UTF-8 reads as this character; the name it makes leads nowhere. */
export function isNotUtf8(path: string): boolean {
  return path.includes('\uFFFD');
}
