import { ServerError } from '../server-error.ts';

/** Where people find the server. Passkeys are bound to it for good, so it is configured and never taken from a request. */
export interface Site {
  /** `https://gate.example.org`, without a slash at the end. */
  readonly origin: string;
  /** What a browser sends as Host. */
  readonly host: string;
  /** The host without port: WebAuthn's rpId. */
  readonly rpId: string;
  /** https. Only localhost may do without, for trying out. */
  readonly secure: boolean;
}

/** Reads `--origin`. Throws SERVER_BAD_REQUEST. */
export function siteOf(origin: string): Site {
  const url = URL.canParse(origin) ? new URL(origin) : null;
  if (url === null || url.origin !== origin || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new ServerError('SERVER_BAD_REQUEST', `${JSON.stringify(origin)} is no origin of a web server.`, {
      action: 'Give scheme and host without a path or a slash at the end, such as https://gate.example.org.',
    });
  }
  const secure = url.protocol === 'https:';
  if (!secure && url.hostname !== 'localhost') {
    throw new ServerError('SERVER_BAD_REQUEST', `Browsers give no passkeys to ${origin}: it is not https.`, {
      action: 'Put it behind https, or use http://localhost to try it out.',
    });
  }
  if (secure && /^[\d.]+$|^\[/u.test(url.hostname)) {
    throw new ServerError('SERVER_BAD_REQUEST', `Passkeys are bound to a name, and ${url.hostname} is an address.`, {
      action: 'Give the server a name in DNS.',
    });
  }
  return { origin, host: url.host, rpId: url.hostname, secure };
}
