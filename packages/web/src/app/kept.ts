import { useCallback, useState } from 'react';

const prefix = 'sallyport ';

/** What was kept under a name; null where nothing was, or where this browser keeps nothing. */
export function recall(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(storage.getItem(prefix + name) ?? 'null') as unknown;
  } catch {
    // Storage may be switched off, or hold what another version wrote: then nothing was kept.
    return null;
  }
}

export function remember(storage: Storage, name: string, value: unknown): void {
  try {
    if (value === null) storage.removeItem(prefix + name);
    else storage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Storage may be full or switched off. The page works without; only a reload loses what was typed.
  }
}

/** Text that survives a reload, a lost session and a refused draft, until it is let go with null. */
export function useKept(name: string, initial = ''): readonly [string, (value: string | null) => void] {
  const [value, setValue] = useState(() => {
    const kept = recall(sessionStorage, name);
    return typeof kept === 'string' ? kept : initial;
  });
  const keep = useCallback(
    (next: string | null) => {
      setValue(next ?? initial);
      remember(sessionStorage, name, next);
    },
    [name, initial],
  );
  return [value, keep];
}

/** Lets go of what was typed for something that is signed now. */
export function letGo(start: string): void {
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(prefix + start)) sessionStorage.removeItem(key);
    }
  } catch {
    // Storage that is switched off kept nothing.
  }
}
