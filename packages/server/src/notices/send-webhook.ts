import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns';
import { request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookSettings } from './notice-settings.ts';
import { isPrivateAddress } from './private-address.ts';

/** Milliseconds for the whole exchange. */
const patience = 10_000;

/** Why a webhook did not take a notice, for the log: neither its address nor its answer is in it. */
class WebhookError extends Error {
  override readonly name = 'WebhookError';
  readonly code = 'SERVER_WEBHOOK_FAILED';
}

/**
 * Posts a JSON text to the configured address, signed with HMAC-SHA-256 over it (`sallyport-signature: sha256=…`). Where
 * the host leads is checked on the address that is connected to, so that a name cannot lead inside after the check.
 * Redirects are not followed, and the answer is not read beyond its status. Throws WebhookError.
 */
export async function sendWebhook(
  { url, secret, allowPrivate }: WebhookSettings,
  dedupe: string,
  body: string,
): Promise<void> {
  const target = new URL(url);
  const plain = target.protocol === 'http:';
  if (!(target.protocol === 'https:' || (plain && allowPrivate))) throw new WebhookError('The webhook must be https.');
  const literal = target.hostname.replace(/^\[|\]$/g, '');
  if (!allowPrivate && /^[\d.]+$|:/.test(literal) && isPrivateAddress(literal))
    throw new WebhookError('The webhook leads into a private network.');
  const status = await new Promise<number>((resolve, reject) => {
    const signal = AbortSignal.timeout(patience);
    const outgoing = (plain ? requestPlain : requestTls)(target, {
      method: 'POST',
      signal,
      agent: false,
      lookup: checkedLookup(allowPrivate),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'sallyport',
        'sallyport-notice': createHmac('sha256', secret).update(`notice ${dedupe}`).digest('hex'),
        'sallyport-signature': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
      },
    });
    outgoing.on('response', (incoming) => {
      resolve(incoming.statusCode ?? 0);
      incoming.destroy();
    });
    outgoing.on('error', (cause) => reject(new WebhookError('The webhook could not be reached.', { cause })));
    outgoing.end(body);
  });
  if (status < 200 || status > 299) throw new WebhookError(`The webhook answered with status ${status}.`);
}

function checkedLookup(allowPrivate: boolean): LookupFunction {
  return (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? new WebhookError('The webhook has no address.'), '', 0);
      if (!allowPrivate && addresses.some(({ address }) => isPrivateAddress(address)))
        return done(new WebhookError('The webhook leads into a private network.'), '', 0);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });
  };
}
