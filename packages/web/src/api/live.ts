import type { Changed } from '@sallyport/server/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
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
    const source = new EventSource('/api/events');
    let lost = false;
    source.addEventListener('open', () => {
      setLive({ state: 'live', since: null });
      // Whatever happened while nobody listened was not announced.
      if (lost) void client.invalidateQueries();
      lost = false;
    });
    source.addEventListener('changed', (event) => {
      const { touches, revision } = JSON.parse(event.data as string) as Changed;
      void client.invalidateQueries({
        predicate: ({ queryKey: [key], state: { data } }) =>
          isTouched(String(key), touches) && !isAsNew(String(key), data, revision),
      });
    });
    source.addEventListener('error', () => {
      lost = true;
      setLive((before) => (before.state === 'lost' ? before : { state: 'lost', since: new Date().toISOString() }));
    });
    return () => source.close();
  }, [client, enabled]);
  return live;
}
