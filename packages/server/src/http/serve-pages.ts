import type { Handler } from 'hono';
import { acceptedEncodings } from './accepted-encodings.ts';
import type { HttpEnvironment } from './environment.ts';
import type { PageFile, PageManifest } from './page-manifest.ts';

/** Routes of the web app: every one of them is `index.html`, and nothing else is. */
const clientRoutes: readonly RegExp[] = [
  /^\/$/u,
  /^\/(?:board|documents|claims|parity|exposure|people|kickoff|record|sessions|login|invitation)$/u,
  /^\/criteria\/[^/]{1,96}$/u,
  /^\/documents\/.{1,2048}$/u,
  /^\/record\/[0-9a-f]{64}$/u,
];

export function pageOf(pages: PageManifest, path: string): PageFile | null {
  const file = pages.get(path);
  if (file !== undefined) return file;
  return clientRoutes.some((route) => route.test(path)) ? (pages.get('/index.html') ?? null) : null;
}

/** Answers with the web app's files; everything else goes on to "not found". */
export function servePages(pages: PageManifest): Handler<HttpEnvironment> {
  return async (context, next) => {
    const file = pageOf(pages, context.req.path);
    if (file === null) return next();
    const headers: Record<string, string> = {
      'content-type': file.mediaType,
      'cache-control': file.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      etag: file.etag,
      vary: 'accept-encoding',
    };
    if (context.req.header('if-none-match') === file.etag) return context.body(null, 304, headers);
    const [encoding, bytes] = packed(file, context.req.header('accept-encoding') ?? '');
    if (encoding !== null) headers['content-encoding'] = encoding;
    return context.body(bytes, 200, headers);
  };
}

function packed(file: PageFile, accepted: string): readonly ['br' | 'gzip' | null, Uint8Array<ArrayBuffer>] {
  const names = acceptedEncodings(accepted);
  if (file.brotli !== null && names.has('br')) return ['br', file.brotli];
  if (file.gzip !== null && names.has('gzip')) return ['gzip', file.gzip];
  return [null, file.bytes];
}
