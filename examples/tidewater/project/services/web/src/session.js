import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

const secret = process.env.SESSION_SECRET || 'tidewater-dev-session';
const secure = (process.env.PUBLIC_URL ?? '').startsWith('https://');

function sign(value) {
  return createHmac('sha256', secret).update(value).digest('base64url');
}

export function readSession(cookieHeader = '') {
  const found = /(?:^|;\s*)tw_session=([^;.]+)\.([^;]+)/.exec(cookieHeader);
  if (!found) return undefined;
  const expected = Buffer.from(sign(found[1]));
  const given = Buffer.from(found[2]);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return undefined;
  return found[1];
}

export function newSessionCookie() {
  const id = randomUUID();
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : [])];
  return `tw_session=${id}.${sign(id)}; ${flags.join('; ')}`;
}
