import { getCookie, setCookie } from 'hono/cookie';
import { SESSION_LIFE_SECONDS } from '../access/sessions.ts';
import { isToken } from '../access/token.ts';
import type { HttpContext } from './environment.ts';
import type { Site } from './site.ts';

/** The prefix has browsers refuse it from any other host or path; without https it would have them refuse it altogether. */
function cookieName(site: Site): string {
  return site.secure ? '__Host-sallyport' : 'sallyport';
}

/** The token that a browser came with, where it has the form of one. */
export function readSessionCookie(context: HttpContext, site: Site): string | null {
  const token = getCookie(context, cookieName(site));
  return token !== undefined && isToken(token) ? token : null;
}

export function writeSessionCookie(context: HttpContext, site: Site, token: string): void {
  setCookie(context, cookieName(site), token, { ...attributes(site), maxAge: SESSION_LIFE_SECONDS });
}

export function clearSessionCookie(context: HttpContext, site: Site): void {
  setCookie(context, cookieName(site), '', { ...attributes(site), maxAge: 0 });
}

function attributes(site: Site) {
  return { path: '/', httpOnly: true, secure: site.secure, sameSite: 'Strict' } as const;
}
