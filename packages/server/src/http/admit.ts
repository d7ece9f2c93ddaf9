import { readPerson } from '@sallyport/store';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import { mayInvite } from '../access/invite.ts';
import { countRequest, rateLimits } from '../access/rate-limits.ts';
import { retireLost } from '../access/retire-lost.ts';
import { liveSession } from '../access/sessions.ts';
import type { Standing } from '../gate-port.ts';
import { ServerError } from '../server-error.ts';
import { clientNetwork } from './client-address.ts';
import type { ServerDependencies } from './dependencies.ts';
import type { Asker, HttpContext, HttpEnvironment } from './environment.ts';
import { ruleOf, type Who } from './route-rules.ts';
import { clearSessionCookie, readSessionCookie } from './session-cookie.ts';

/** Finds out who asks and lets them through by the rule of the route. What no rule names is not reached. */
export function admit(dependencies: ServerDependencies): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const method = context.req.method === 'HEAD' ? 'GET' : context.req.method;
    const route = matchedRoutes(context).find((matched) => matched.method === method);
    if (route === undefined) return next();
    const rule = ruleOf(method, route.path);
    if (rule === null) throw new ServerError('SERVER_NOT_FOUND', 'There is nothing here.');
    const asker = await findAsker(context, dependencies);
    context.set('asker', asker);
    if (rule.limit !== undefined) {
      const who = rule.who === 'anyone' || asker === null ? clientNetwork(context, dependencies.proxies) : asker.person;
      const limit = dependencies.limits?.[rule.limit] ?? rateLimits[rule.limit];
      const { store, now } = dependencies.access;
      await countRequest(store, { name: rule.limit, who, limit }, now());
    }
    if (rule.who !== 'anyone') await checkRule(rule.who, asker, dependencies);
    return next();
  };
}

async function findAsker(context: HttpContext, { access, desk, events }: ServerDependencies): Promise<Asker | null> {
  const token = readSessionCookie(context, access.site);
  if (token === null) return null;
  const live = await liveSession(access, token);
  if (live === null) {
    clearSessionCookie(context, access.site);
    return null;
  }
  const { session, passkeys } = live;
  const standing = await desk.standing(session.person);
  if (await retireLost(access, session.person, passkeys, standing.retiredKeys)) {
    events.endSession(session.id);
    clearSessionCookie(context, access.site);
    return null;
  }
  return { person: session.person, standing, session, passkeys };
}

async function checkRule(who: Exclude<Who, 'anyone'>, asker: Asker | null, dependencies: ServerDependencies) {
  if (asker === null) {
    throw new ServerError('SERVER_NOT_LOGGED_IN', 'You are not logged in, or your session ended.', {
      action: 'Log in with your passkey.',
    });
  }
  if (await passes(who, asker, dependencies)) return;
  throw new ServerError('SERVER_NOT_ALLOWED', refusals[who], { action: 'Ask a project manager of this gate.' });
}

const refusals = {
  person: 'This is for persons of this gate.',
  signer: 'You are not in the trust root yet, so nothing that you sign would count.',
  inviter: 'Only project managers and founders invite others.',
  role: 'You have no role at this gate, and this is for those who have one.',
} as const satisfies Record<Exclude<Who, 'anyone'>, string>;

async function passes(who: Exclude<Who, 'anyone'>, asker: Asker, dependencies: ServerDependencies): Promise<boolean> {
  switch (who) {
    case 'person':
      return true;
    case 'signer':
      return asker.standing.root === null || asker.standing.enrolled;
    case 'role':
      return hasRole(asker.standing);
    case 'inviter':
      return mayAskerInvite(asker, dependencies);
  }
}

export function hasRole(standing: Standing): boolean {
  return standing.roles.length > 0;
}

/** Whether somebody may invite, as `mayInvite` says, with who came first looked up where that decides. */
export async function mayAskerInvite(asker: Asker, { access }: Pick<ServerDependencies, 'access'>): Promise<boolean> {
  const profile = asker.standing.root === null ? await readPerson(access.store, asker.person) : null;
  return mayInvite(asker.standing, profile !== null && profile.invitedBy === null);
}
