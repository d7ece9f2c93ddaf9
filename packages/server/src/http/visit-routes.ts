import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { listCredentials, readPerson, savePerson, writeEvent } from '@sallyport/store';
import * as z from 'zod';
import { checkLogin, loginOptions } from '../access/login.ts';
import { endAllSessions, endOwnSession, logIn, logOut, sessionsOf } from '../access/sessions.ts';
import { rowId } from '../contract/primitives.ts';
import {
  assertion,
  demoLogin,
  loginOptions as loginOptionsForm,
  sessionList,
  type Visit,
  visit,
} from '../contract/visits.ts';
import { ServerError } from '../server-error.ts';
import { answers, answersNothing, body } from './declared.ts';
import type { ServerDependencies } from './dependencies.ts';
import { type Asker, askerOf, type HttpContext, type HttpEnvironment } from './environment.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie.ts';

const routes = {
  visit: createRoute({ method: 'get', path: '/api/visit', responses: answers('Who is asking.', visit) }),
  options: createRoute({
    method: 'post',
    path: '/api/login/options',
    responses: answers('What a login passkey is to answer.', loginOptionsForm),
  }),
  login: createRoute({
    method: 'post',
    path: '/api/login',
    request: body(assertion),
    responses: answers('Logged in.', visit),
  }),
  demo: createRoute({
    method: 'post',
    path: '/api/login/demo',
    request: body(demoLogin),
    responses: answers('Logged in to a demo by its printed link.', visit),
  }),
  logout: createRoute({ method: 'post', path: '/api/logout', responses: answersNothing }),
  sessions: createRoute({
    method: 'get',
    path: '/api/sessions',
    responses: answers('Where I am logged in.', sessionList),
  }),
  endSession: createRoute({
    method: 'delete',
    path: '/api/sessions/{id}',
    request: { params: z.strictObject({ id: rowId }) },
    responses: answersNothing,
  }),
  endAll: createRoute({
    method: 'delete',
    path: '/api/people/{id}/sessions',
    request: { params: z.strictObject({ id: rowId }) },
    responses: answersNothing,
  }),
};

/** Who is asking, login, logout and one's sessions. */
export function addVisitRoutes(app: OpenAPIHono<HttpEnvironment>, dependencies: ServerDependencies): void {
  const { access, events, demo } = dependencies;
  app.openapi(routes.visit, async (context) => context.json(await visitOf(context.var.asker, dependencies), 200));
  app.openapi(routes.options, async (context) => context.json(await loginOptions(access), 200));
  app.openapi(routes.login, async (context) => {
    const { person } = await checkLogin(access, context.req.valid('json'), dependencies.desk.standing);
    return context.json(await welcome(context, dependencies, person, 'login'), 200);
  });
  app.openapi(routes.demo, async (context) => {
    const person = demo?.personOf(context.req.valid('json').token) ?? null;
    // Whatever the settings say, nobody comes into a live gate without a passkey.
    if (person === null || (await dependencies.desk.front()).kind !== 'demo') {
      throw new ServerError('SERVER_LOGIN_REFUSED', 'This link belongs to no demo that runs here.', {
        action: 'Use a link that the server printed when it started last.',
      });
    }
    await savePerson(access.store, { ...person, email: null, roles: [], invitedBy: null }, access.now());
    return context.json(await welcome(context, dependencies, person.id, 'demo login'), 200);
  });
  app.openapi(routes.logout, async (context) => {
    const token = readSessionCookie(context, access.site);
    const ended = token === null ? null : await logOut(access, token);
    if (ended !== null) {
      events.endSession(ended.id);
      await writeEvent(access.store, { kind: 'logout', person: ended.person, detail: null }, access.now());
    }
    clearSessionCookie(context, access.site);
    return context.body(null, 204);
  });
  app.openapi(routes.sessions, async (context) => {
    const { person, session } = askerOf(context);
    return context.json(await sessionsOf(access, person, session.id), 200);
  });
  app.openapi(routes.endSession, async (context) => {
    const { person } = askerOf(context);
    const { id } = context.req.valid('param');
    await endOwnSession(access, person, id);
    events.endSession(id);
    await writeEvent(access.store, { kind: 'session ended', person, detail: null }, access.now());
    return context.body(null, 204);
  });
  app.openapi(routes.endAll, async (context) => {
    const { id } = context.req.valid('param');
    for (const session of await endAllSessions(access, id)) events.endSession(session);
    const event = { kind: 'sessions ended', person: askerOf(context).person, detail: { of: id } };
    await writeEvent(access.store, event, access.now());
    return context.body(null, 204);
  });
}

/** Starts a session in this browser, and says who is there. */
export async function welcome(
  context: HttpContext,
  dependencies: ServerDependencies,
  person: string,
  kind: 'login' | 'demo login' | 'enrolment',
): Promise<Visit> {
  const { access, desk, events } = dependencies;
  const { asker } = context.var;
  if (asker !== null) events.endSession(asker.session.id);
  const replaces = readSessionCookie(context, access.site);
  const token = await logIn(access, { person, userAgent: context.req.header('user-agent'), replaces });
  writeSessionCookie(context, access.site, token);
  await writeEvent(access.store, { kind, person, detail: null }, access.now());
  return visitOf({ person, standing: await desk.standing(person) }, dependencies);
}

async function visitOf(
  asker: Pick<Asker, 'person' | 'standing'> | null,
  dependencies: ServerDependencies,
): Promise<Visit> {
  const { access, desk } = dependencies;
  const { project, phase, kind } = await desk.front();
  const front = { project, phase, kind, rpId: access.site.rpId };
  if (asker === null) return { ...front, person: null };
  const { person, standing } = asker;
  const profile = await readPerson(access.store, person);
  return {
    ...front,
    person: {
      id: person,
      name: profile?.name ?? person,
      roles: [...standing.roles],
      enrolled: standing.enrolled,
      signing: await signingOf(asker, dependencies),
      signed: standing.signed,
    },
  };
}

/** The passkey that the root knows, or else the newest that waits to be enrolled; in a demo the key that we hold. */
async function signingOf(
  { person, standing }: Pick<Asker, 'person' | 'standing'>,
  { access }: ServerDependencies,
): Promise<NonNullable<Visit['person']>['signing']> {
  const passkeys = (await listCredentials(access.store, person)).filter(({ purpose }) => purpose === 'signing');
  const passkey = passkeys.findLast(({ fingerprint }) => standing.keys.includes(fingerprint)) ?? passkeys.at(-1);
  if (passkey !== undefined) {
    return { kind: 'passkey', credential: passkey.id, fingerprint: passkey.fingerprint };
  }
  if (standing.demoKey === null) return null;
  return { kind: 'demo key', credential: null, fingerprint: standing.demoKey };
}
