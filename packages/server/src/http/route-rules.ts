import type { RateLimitName } from '../access/rate-limits.ts';

/**
 * Who may ask for what. `person`: logged in. `signer`: in the trust root, or before there is one anybody logged in.
 * `inviter`: project managers and founders, and before the first root who came first. `role`: has a role in the root.
 */
export type Who = 'anyone' | 'person' | 'signer' | 'inviter' | 'role';

export interface RouteRule {
  readonly who: Who;
  /** Counted per person, and where anyone may ask per address. */
  readonly limit?: RateLimitName;
}

/**
 * The only place that decides who reaches which route. A route that is not in it does not start, and somebody without
 * a role gets the pages for `person` shortened (http/without-role.ts).
 */
export const routeRules = {
  'GET /api/health': { who: 'anyone' },
  'GET /api/openapi.json': { who: 'anyone' },
  'GET /api/visit': { who: 'anyone' },
  'POST /api/login/options': { who: 'anyone', limit: 'login' },
  'POST /api/login': { who: 'anyone', limit: 'login' },
  'POST /api/login/demo': { who: 'anyone', limit: 'login' },
  'POST /api/logout': { who: 'anyone' },
  'GET /api/sessions': { who: 'person' },
  'DELETE /api/sessions/{id}': { who: 'person' },
  'POST /api/invitations': { who: 'inviter', limit: 'invite' },
  'POST /api/invitations/approve': { who: 'inviter', limit: 'invite' },
  'POST /api/invitations/open': { who: 'anyone', limit: 'invitation' },
  'POST /api/invitations/register': { who: 'anyone', limit: 'invitation' },
  'POST /api/invitations/prove': { who: 'anyone', limit: 'invitation' },
  'GET /api/home': { who: 'person' },
  'GET /api/board': { who: 'person' },
  'GET /api/people': { who: 'person' },
  'DELETE /api/people/{id}/sessions': { who: 'inviter', limit: 'invite' },
  'GET /api/events': { who: 'person' },
  'GET /api/criteria/{id}': { who: 'role' },
  'GET /api/documents': { who: 'role' },
  'GET /api/document': { who: 'role' },
  'GET /api/document/file': { who: 'role' },
  'GET /api/claims': { who: 'role' },
  'GET /api/exposure': { who: 'role' },
  'GET /api/parity': { who: 'role' },
  'GET /api/kickoff': { who: 'role' },
  'GET /api/record': { who: 'role' },
  'GET /api/record/statements/{digest}': { who: 'role' },
  'GET /api/record/archive': { who: 'role' },
  'POST /api/drafts': { who: 'signer', limit: 'draft' },
  'POST /api/drafts/{id}/signatures': { who: 'signer', limit: 'sign' },
  'POST /api/drafts/{id}/demo': { who: 'signer', limit: 'sign' },
  'POST /api/look': { who: 'role', limit: 'look' },
  'POST /api/attendance': { who: 'role', limit: 'look' },
} as const satisfies Record<string, RouteRule>;

const byPattern: ReadonlyMap<string, RouteRule> = new Map(
  Object.entries(routeRules).map(([route, rule]) => [route.replace(/\{(\w+)\}/gu, ':$1'), rule]),
);

/** The rule of a route as the router names it (`/api/criteria/:id`); null where there is none. */
export function ruleOf(method: string, pattern: string): RouteRule | null {
  return byPattern.get(`${method} ${pattern}`) ?? null;
}
