import type { Changed } from '../contract/events.ts';
import type { GateDesk } from '../gate-port.ts';
import { ServerError } from '../server-error.ts';

export interface EventHubOptions {
  /** Between comments that keep proxies from closing a quiet stream. */
  readonly heartbeatMs?: number;
  /** Then the browser comes back by itself, and its session is looked at again. */
  readonly lifeMs?: number;
  readonly most?: number;
  readonly mostPerSession?: number;
}

/** All open screens. News is put into bytes once and handed to each as it is. */
export interface EventHub {
  /** A stream for one screen. `lastSeen` is the revision that it had. Throws SERVER_TOO_MANY_SCREENS. */
  readonly open: (sessionId: string, lastSeen: number | null) => ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly endSession: (sessionId: string) => void;
  readonly size: () => number;
  /** Ends every stream and listens no more. */
  readonly close: () => void;
}

interface Screen {
  readonly sessionId: string;
  readonly until: number;
  readonly controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
}

const heartbeat = new TextEncoder().encode(': still here\n\n');
/** A browser that comes back after a restart of ours waits this long, so that not all come in one moment. */
const welcome = new TextEncoder().encode('retry: 2000\n: welcome\n\n');
/** A screen that leaves this many pieces unread is gone or stuck; it comes back and asks again. */
const MOST_UNREAD = 64;

export function createEventHub(
  desk: Pick<GateDesk, 'latest' | 'onChanged'>,
  { heartbeatMs = 20_000, lifeMs = 300_000, most = 1000, mostPerSession = 12 }: EventHubOptions = {},
): EventHub {
  const screens = new Set<Screen>();
  const stopListening = desk.onChanged((changed) => sendAll(eventBytes(changed)));
  const timer = setInterval(() => {
    const now = performance.now();
    sendAll(heartbeat);
    for (const screen of screens) if (screen.until <= now) end(screen);
  }, heartbeatMs);
  // A process that has nothing else to do may end.
  timer.unref();

  function sendAll(bytes: Uint8Array<ArrayBuffer>): void {
    for (const screen of screens) {
      if ((screen.controller.desiredSize ?? 0) <= -MOST_UNREAD) end(screen);
      else screen.controller.enqueue(bytes);
    }
  }

  function end(screen: Screen): void {
    if (screens.delete(screen)) screen.controller.close();
  }

  return {
    open: (sessionId, lastSeen) => {
      const own = [...screens].filter((screen) => screen.sessionId === sessionId).length;
      if (screens.size >= most || own >= mostPerSession) {
        throw new ServerError('SERVER_TOO_MANY_SCREENS', 'Too many screens are open to follow live.', {
          action: 'Close some tabs. The page works without; reload it to see what is new.',
          retryAfterSeconds: 30,
        });
      }
      let screen: Screen | null = null;
      return new ReadableStream<Uint8Array<ArrayBuffer>>({
        start(controller) {
          screen = { sessionId, until: performance.now() + lifeMs, controller };
          screens.add(screen);
          controller.enqueue(welcome);
          const latest = desk.latest();
          if (latest.revision !== lastSeen) controller.enqueue(eventBytes(latest));
        },
        cancel() {
          if (screen !== null) screens.delete(screen);
        },
      });
    },
    endSession: (sessionId) => {
      for (const screen of screens) if (screen.sessionId === sessionId) end(screen);
    },
    size: () => screens.size,
    close: () => {
      clearInterval(timer);
      stopListening();
      for (const screen of screens) end(screen);
    },
  };
}

function eventBytes(changed: Changed): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`id: ${changed.revision}\nevent: changed\ndata: ${JSON.stringify(changed)}\n\n`);
}
