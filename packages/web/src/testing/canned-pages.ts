import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { openChromium } from './chromium.ts';
import { type CannedServer, serveCanned } from './serve-canned.ts';

/** What the tests of one file share; both are there once the first of them begins. */
export interface CannedPages {
  readonly browser: Browser;
  /** Answers as for every test anew. */
  readonly server: CannedServer;
}

/** The built pages over canned answers, and a real browser, for the tests of one file. */
export function cannedPages(): CannedPages {
  const pages: { browser?: Browser; server?: CannedServer } = {};
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-pages-'));
  beforeAll(async () => {
    pages.server = await serveCanned(folder);
    pages.browser = await openChromium();
  });
  beforeEach(() => pages.server?.reset());
  afterAll(async () => {
    await pages.browser?.close();
    await pages.server?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return pages as CannedPages;
}
