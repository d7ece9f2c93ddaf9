/** What somebody who follows the server's events is told. */
export interface Followed {
  readonly opened: () => void;
  readonly changed: (data: string) => void;
  readonly lost: () => void;
}

/** Milliseconds before the next try after a refusal: doubled up to the last. */
const firstPause = 2000;
const lastPause = 60_000;

/**
 * Follows `/api/events` for as long as it is wanted. A connection that breaks is made again by the browser; one that was
 * refused (by a proxy whose server is being started again, or because too many screens are open) is given up by it for
 * good, and is made anew here. Returns how to stop.
 */
export function followEvents(path: string, { opened, changed, lost }: Followed): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let pause = firstPause;

  function open(): void {
    timer = null;
    const own = new EventSource(path);
    source = own;
    own.addEventListener('open', () => {
      pause = firstPause;
      opened();
    });
    own.addEventListener('changed', (event) => changed(String(event.data)));
    own.addEventListener('error', () => {
      lost();
      if (own.readyState !== EventSource.CLOSED || source !== own || timer !== null) return;
      timer = setTimeout(open, pause);
      pause = Math.min(lastPause, pause * 2);
    });
  }

  open();
  return () => {
    if (timer !== null) clearTimeout(timer);
    source?.close();
    source = null;
  };
}
