import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';

/** One person with a browser and an authenticator of their own. */
export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the console complained about, and pages that threw. */
  readonly complaints: readonly string[];
  /** Chromium's virtual authenticator: fingerprint sensor, resident keys, the user always says yes. */
  readonly authenticator: { readonly session: CDPSession; readonly id: string };
  /** Another tab, whose authenticator holds the passkeys that this one holds now: the browser asks one for each tab. */
  readonly openTab: () => Promise<Page>;
  readonly leave: () => Promise<void>;
}

export interface VisitorOptions {
  readonly width?: number;
  readonly height?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** Pixels of the screen for one of the page. */
  readonly scale?: number;
}

/** Opens a browser context with a virtual authenticator (CDP, WebAuthn domain). */
export async function visit(browser: Browser, options: VisitorOptions = {}): Promise<Visitor> {
  const { width = 1280, height = 900, colorScheme = 'light', scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    deviceScaleFactor: scale,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  const authenticator = await addAuthenticator(context, page);
  return {
    page,
    context,
    complaints,
    authenticator,
    async openTab() {
      const tab = await context.newPage();
      const { session, id } = await addAuthenticator(context, tab);
      const { credentials } = await authenticator.session.send('WebAuthn.getCredentials', {
        authenticatorId: authenticator.id,
      });
      // One authenticator would count on where the other is.
      for (const credential of credentials)
        await session.send('WebAuthn.addCredential', {
          authenticatorId: id,
          credential: { ...credential, signCount: credential.signCount + 1000 },
        });
      return tab;
    },
    leave: () => context.close(),
  };
}

async function addAuthenticator(context: BrowserContext, page: Page): Promise<Visitor['authenticator']> {
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, id: authenticatorId };
}
