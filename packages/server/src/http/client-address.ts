import { networkOf } from '../access/network.ts';
import type { HttpContext } from './environment.ts';

/**
 * The network that asks. `x-forwarded-for` is believed only as far back as proxies of ours wrote it: what stands before
 * that is whatever the client made up.
 */
export function clientNetwork(context: HttpContext, proxies: number): string {
  const peer = context.env?.incoming?.socket.remoteAddress ?? 'unknown';
  if (proxies === 0) return networkOf(peer);
  const forwarded = (context.req.header('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  return networkOf(forwarded.at(-proxies) || peer);
}
