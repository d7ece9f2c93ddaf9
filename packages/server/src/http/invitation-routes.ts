import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import { readPerson, writeEvent } from '@sallyport/store';
import { approveInvitation } from '../access/approve-invitation.ts';
import { findInvitation } from '../access/find-invitation.ts';
import { invite } from '../access/invite.ts';
import { openInvitation } from '../access/open-invitation.ts';
import { provePossession } from '../access/prove-possession.ts';
import { registerPasskeys } from '../access/register-passkeys.ts';
import * as contract from '../contract/invitations.ts';
import { visit } from '../contract/visits.ts';
import { answers, answersNothing, body } from './declared.ts';
import type { ServerDependencies } from './dependencies.ts';
import { askerOf, type HttpEnvironment } from './environment.ts';
import { welcome } from './visit-routes.ts';

const routes = {
  invite: createRoute({
    method: 'post',
    path: '/api/invitations',
    request: body(contract.newInvitation),
    responses: answers('A link that works once.', contract.invitationLink),
  }),
  approve: createRoute({
    method: 'post',
    path: '/api/invitations/approve',
    request: body(contract.approveInvitation),
    responses: answersNothing,
  }),
  open: createRoute({
    method: 'post',
    path: '/api/invitations/open',
    request: body(contract.openInvitation),
    responses: answers('Who is invited, and what the browser needs for two passkeys.', contract.invitation),
  }),
  register: createRoute({
    method: 'post',
    path: '/api/invitations/register',
    request: body(contract.registerPasskeys),
    responses: answers('What the signing passkey is to sign.', contract.enrolmentToProve),
  }),
  prove: createRoute({
    method: 'post',
    path: '/api/invitations/prove',
    request: body(contract.provePossession),
    responses: answers('Registered and logged in; the link is spent.', visit),
  }),
};

/** Invitations: made by one person, in some cases approved by another, and opened by whoever has the link. */
export function addInvitationRoutes(app: OpenAPIHono<HttpEnvironment>, dependencies: ServerDependencies): void {
  const { access, desk, mailInvitation } = dependencies;
  const find = (token: string) => findInvitation(access, token, desk.standing);
  app.openapi(routes.invite, async (context) => {
    const wanted = context.req.valid('json');
    const asker = askerOf(context);
    const gate = { front: await desk.front(), invitee: await desk.standing(wanted.person) };
    const made = await invite(access, wanted, asker.person, gate);
    const event = { kind: 'invited', person: asker.person, detail: { invited: wanted.person } };
    await writeEvent(access.store, event, access.now());
    const profile = await readPerson(access.store, wanted.person);
    const to = profile?.email ?? null;
    const mailed = to !== null && (await mailInvitation(to, made.link, profile?.name ?? wanted.name));
    return context.json({ ...made, mailed }, 200);
  });
  app.openapi(routes.approve, async (context) => {
    const { person } = context.req.valid('json');
    const asker = askerOf(context);
    await approveInvitation(access, person, asker.person);
    const event = { kind: 'invitation approved', person: asker.person, detail: { invited: person } };
    await writeEvent(access.store, event, access.now());
    return context.body(null, 204);
  });
  app.openapi(routes.open, async (context) => {
    const { token } = context.req.valid('json');
    return context.json(await openInvitation(access, await find(token), await desk.front()), 200);
  });
  app.openapi(routes.register, async (context) => {
    const { token, login, signing } = context.req.valid('json');
    return context.json(await registerPasskeys(access, await find(token), { login, signing }), 200);
  });
  app.openapi(routes.prove, async (context) => {
    const { token, assertion } = context.req.valid('json');
    const found = await find(token);
    await provePossession(access, found, assertion);
    return context.json(await welcome(context, dependencies, found.profile.id, 'enrolment'), 200);
  });
}
