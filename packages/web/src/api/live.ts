import type { Changed } from '@sallyport/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { serverNow } from '../app/server-clock.ts';
import { followEvents } from './follow-events.ts';
import { isAsNew, isTouched } from './touched.ts';

export interface Live {
  readonly state: 'connecting' | 'live' | 'lost';
  /** Since when the connection is lost. */
  readonly since: string | null;
}

/** Follows the server's events while somebody is logged in, and asks again for what they touch. */
export function useLive(enabled: boolean): Live {
  const client = useQueryClient();
  const [live, setLive] = useState<Live>({ state: 'connecting', since: null });
  useEffect(() => {
    if (!enabled) return;
    let missed = false;
    return followEvents('/api/events', {
      opened() {
        setLive({ state: 'live', since: null });
        // Whatever happened while nobody listened was not announced.
        if (missed) void client.invalidateQueries();
        missed = false;
      },
      changed(data) {
        const { touches, revision } = JSON.parse(data) as Changed;
        void client.invalidateQueries({
          predicate: ({ queryKey: [key], state: { data: known } }) =>
            isTouched(String(key), touches) && !isAsNew(String(key), known, revision),
        });
      },
      lost() {
        missed = true;
        const since = new Date(serverNow()).toISOString();
        setLive((before) => (before.state === 'lost' ? before : { state: 'lost', since }));
      },
    });
  }, [client, enabled]);
  return live;
}
