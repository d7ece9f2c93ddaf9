import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadPages, type PageManifest } from '@sallyport/server';

/** Where the built pages lie: beside the chunks of the published command, or in the house that this runs from. */
const places = ['../ui/', '../../../../web/dist/ui/'];

/** The web app, in memory. Throws SERVER_PAGES_MISSING. */
export async function findPages(): Promise<PageManifest> {
  const folders = places.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  return await loadPages(folders.find((folder) => existsSync(folder)) ?? folders[0] ?? '');
}
