import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './environment.ts';
import type { Site } from './site.ts';

/** Nothing from anywhere else, nothing inline, no frames, no forms; text becomes HTML only through one named policy. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types sallyport',
].join('; ');

const permissionsPolicy = [
  'publickey-credentials-get=(self)',
  'publickey-credentials-create=(self)',
  'clipboard-write=(self)',
  'fullscreen=(self)',
  ...['camera', 'display-capture', 'geolocation', 'microphone', 'payment', 'usb', 'serial', 'hid'].map(
    (feature) => `${feature}=()`,
  ),
].join(', ');

const always: readonly (readonly [string, string])[] = [
  ['content-security-policy', contentSecurityPolicy],
  ['permissions-policy', permissionsPolicy],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['cross-origin-embedder-policy', 'require-corp'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'no-referrer'],
  ['origin-agent-cluster', '?1'],
];

/** Sets the headers that every answer has, errors and files too. What the interface answers is kept by no cache. */
export function securityHeaders(site: Site): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    await next();
    const { headers } = context.res;
    for (const [name, value] of always) headers.set(name, value);
    if (site.secure) headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
    if (context.req.path.startsWith('/api') || !headers.has('cache-control')) headers.set('cache-control', 'no-store');
  };
}
