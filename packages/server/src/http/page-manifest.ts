import { hash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** One file of the web app, in memory, compressed once. */
export interface PageFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mediaType: string;
  readonly etag: string;
  /** Its name changes with its bytes, so browsers may keep it for good. */
  readonly lasting: boolean;
  /** null where it saves nothing. */
  readonly brotli: Uint8Array<ArrayBuffer> | null;
  readonly gzip: Uint8Array<ArrayBuffer> | null;
}

/** Path, such as `/index.html`, to file. A path of a request is only ever looked up here. */
export type PageManifest = ReadonlyMap<string, PageFile>;

const SMALL = 1024;

/** Prepares a file of the web app. */
export function pageFile(bytes: Uint8Array, mediaType: string, options: { readonly lasting: boolean }): PageFile {
  const copy = new Uint8Array(bytes);
  const packs = copy.length > SMALL && !/^(?:image\/(?!svg)|font\/woff)/u.test(mediaType);
  const brotli = packs ? brotliCompressSync(copy, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : null;
  const gzip = packs ? gzipSync(copy, { level: 9 }) : null;
  return {
    bytes: copy,
    mediaType,
    etag: `"${hash('sha256', copy, 'base64url').slice(0, 27)}"`,
    lasting: options.lasting,
    brotli: smaller(brotli, copy),
    gzip: smaller(gzip, copy),
  };
}

function smaller(packed: Uint8Array | null, bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  return packed !== null && packed.length < bytes.length ? new Uint8Array(packed) : null;
}
