/** Who in this process wants to know of commits that raised the revision. */
export interface Announcements {
  readonly announce: () => void;
  readonly onAnnounce: (wake: () => void) => () => void;
}

export function makeAnnouncements(): Announcements {
  const listeners = new Set<() => void>();
  return {
    announce: () => {
      for (const wake of listeners) wake();
    },
    onAnnounce: (wake) => {
      listeners.add(wake);
      return () => listeners.delete(wake);
    },
  };
}
