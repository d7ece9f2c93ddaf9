import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { ServerError } from '../server-error.ts';
import { type PageFile, type PageManifest, pageFile } from './page-manifest.ts';

/** Paths are ours and plain: nothing in a manifest leads out of its folder. */
const name = z.string().regex(/^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)+$/u);
const manifest = z.record(name, z.strictObject({ type: z.string(), bytes: z.int(), gzip: z.int() }));

/**
 * The web app as it was built into `folder`, read whole before the first request. Throws SERVER_PAGES_MISSING where it
 * was not built, or not completely.
 */
export async function loadPages(folder: string): Promise<PageManifest> {
  try {
    const listed = manifest.parse(JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')));
    const pages = new Map<string, PageFile>();
    for (const [path, { type, bytes }] of Object.entries(listed)) {
      const content = await readFile(join(folder, path));
      if (content.length !== bytes)
        throw new ServerError('SERVER_PAGES_MISSING', `${path} has ${content.length} bytes instead of ${bytes}`);
      // Whatever stands in assets/ is named after its bytes.
      pages.set(`/${path}`, pageFile(content, type, { lasting: path.startsWith('assets/') }));
    }
    if (!pages.has('/index.html')) throw new ServerError('SERVER_PAGES_MISSING', 'there is no index.html in it');
    return pages;
  } catch (cause) {
    throw new ServerError('SERVER_PAGES_MISSING', `The pages of the web app are not in ${folder}.`, {
      action: 'Install Sallyport again; in its own repository: npm run build.',
      cause,
    });
  }
}
