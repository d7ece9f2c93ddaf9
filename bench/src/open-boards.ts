import { request } from 'node:http';
import type { GateVisitor } from '@sallyport/testkit';

/** A screen that follows what happens. */
export interface OpenBoard {
  /** Milliseconds of `performance.now()` at which news of a revision after this one came. */
  readonly newsAfter: (revision: number) => Promise<number>;
  readonly close: () => void;
}

/** Opens the stream of events as a browser does, and resolves when it is welcomed. */
export async function openBoard(origin: string, visitor: GateVisitor): Promise<OpenBoard> {
  const { port, host } = new URL(origin);
  const headers = { host, cookie: visitor.cookie(), accept: 'text/event-stream' };
  const seen: { readonly revision: number; readonly at: number }[] = [];
  let wake: () => void = () => undefined;
  const { promise: welcomed, resolve, reject } = Promise.withResolvers<void>();
  const asked = request({ host: '127.0.0.1', port, path: '/api/events', headers, agent: false }, (response) => {
    if (response.statusCode !== 200) reject(new Error(`The stream of events answers ${response.statusCode}.`));
    let text = '';
    response.setEncoding('utf8').on('data', (chunk: string) => {
      const at = performance.now();
      text += chunk;
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const [, revision] of events.join('\n').matchAll(/^id: (\d+)$/gm))
        seen.push({ revision: Number(revision), at });
      resolve();
      wake();
    });
    response.on('error', () => undefined);
  });
  asked.on('error', reject);
  asked.end();
  await welcomed;
  return {
    async newsAfter(revision) {
      for (;;) {
        const news = seen.find((each) => each.revision > revision);
        if (news !== undefined) return news.at;
        await new Promise<void>((woken) => {
          wake = woken;
        });
      }
    },
    close: () => void asked.destroy(),
  };
}
