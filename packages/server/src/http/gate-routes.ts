import { createRoute, type OpenAPIHono } from '@hono/zod-openapi';
import * as z from 'zod';
import { awaitingApproval } from '../access/approve-invitation.ts';
import { board, home } from '../contract/board.ts';
import { criterionPage } from '../contract/criterion.ts';
import { documentList, documentPage } from '../contract/documents.ts';
import { kickoffPage } from '../contract/kickoff.ts';
import { type PeoplePage, peoplePage } from '../contract/people.ts';
import { criterionId, digest } from '../contract/primitives.ts';
import { recordPage, statementPage } from '../contract/record.ts';
import { claimsPage, exposurePage, parityPage } from '../contract/stack.ts';
import type { Download } from '../gate-port.ts';
import { hasRole, mayAskerInvite } from './admit.ts';
import { answers, answersBytes } from './declared.ts';
import type { ServerDependencies } from './dependencies.ts';
import { askerOf, type HttpContext, type HttpEnvironment } from './environment.ts';
import { boardWithoutRole, homeWithoutRole, peopleWithoutRole } from './without-role.ts';

const path = z.strictObject({ path: z.string().min(1).max(1024) });

const routes = {
  home: createRoute({ method: 'get', path: '/api/home', responses: answers('What the gate needs from me.', home) }),
  board: createRoute({ method: 'get', path: '/api/board', responses: answers('Where the gate stands.', board) }),
  people: createRoute({ method: 'get', path: '/api/people', responses: answers('People and roles.', peoplePage) }),
  criterion: createRoute({
    method: 'get',
    path: '/api/criteria/{id}',
    request: { params: z.strictObject({ id: criterionId }) },
    responses: answers('One criterion with its evidence.', criterionPage),
  }),
  documents: createRoute({
    method: 'get',
    path: '/api/documents',
    responses: answers('Documents that are judged.', documentList),
  }),
  document: createRoute({
    method: 'get',
    path: '/api/document',
    request: { query: path },
    responses: answers('One document in full.', documentPage),
  }),
  documentFile: createRoute({
    method: 'get',
    path: '/api/document/file',
    request: { query: path },
    responses: answersBytes('Its exact bytes, as a download.', 'application/octet-stream'),
  }),
  claims: createRoute({ method: 'get', path: '/api/claims', responses: answers('The claims audit.', claimsPage) }),
  exposure: createRoute({ method: 'get', path: '/api/exposure', responses: answers('What is open.', exposurePage) }),
  parity: createRoute({
    method: 'get',
    path: '/api/parity',
    responses: answers('Staging beside production.', parityPage),
  }),
  kickoff: createRoute({ method: 'get', path: '/api/kickoff', responses: answers('The kickoff room.', kickoffPage) }),
  record: createRoute({ method: 'get', path: '/api/record', responses: answers('The whole record.', recordPage) }),
  statement: createRoute({
    method: 'get',
    path: '/api/record/statements/{digest}',
    request: { params: z.strictObject({ digest }) },
    responses: answers('One statement, bytes and signature.', statementPage),
  }),
  archive: createRoute({
    method: 'get',
    path: '/api/record/archive',
    responses: answersBytes("The auditor's archive.", 'application/zip'),
  }),
};

/** The pages of the gate. Who reaches which stands in route-rules.ts. */
export function addGateRoutes(app: OpenAPIHono<HttpEnvironment>, dependencies: ServerDependencies): void {
  const { desk } = dependencies;
  app.openapi(routes.home, async (context) => {
    const { person, standing } = askerOf(context);
    const page = await desk.home(person);
    return context.json(hasRole(standing) ? page : homeWithoutRole(page), 200);
  });
  app.openapi(routes.board, async (context) => {
    const { person, standing } = askerOf(context);
    const page = await desk.board(person);
    return context.json(hasRole(standing) ? page : boardWithoutRole(page), 200);
  });
  app.openapi(routes.people, async (context) => {
    const asker = askerOf(context);
    const page = await desk.people(asker.person);
    const canInvite = await mayAskerInvite(asker, dependencies);
    const links = page.invited.filter(({ state }) => state === 'invited').map(({ person }) => person);
    const waiting = await awaitingApproval(dependencies.access, links, desk.standing);
    const whole: PeoplePage = {
      ...page,
      invited: page.invited.map((row) => (waiting.has(row.person) ? { ...row, state: 'awaiting approval' } : row)),
      mine: { ...page.mine, canInvite, canFound: page.mine.canFound && canInvite },
    };
    const seesAll = hasRole(asker.standing) || canInvite;
    return context.json(seesAll ? whole : peopleWithoutRole(whole, asker.person), 200);
  });
  app.openapi(routes.criterion, async (context) => {
    return context.json(await desk.criterion(askerOf(context).person, context.req.valid('param').id), 200);
  });
  app.openapi(routes.documents, async (context) => context.json(await desk.documents(askerOf(context).person), 200));
  app.openapi(routes.document, async (context) => {
    return context.json(await desk.document(askerOf(context).person, context.req.valid('query').path), 200);
  });
  app.openapi(routes.documentFile, async (context) => {
    return download(context, await desk.documentFile(askerOf(context).person, context.req.valid('query').path));
  });
  app.openapi(routes.claims, async (context) => context.json(await desk.claims(askerOf(context).person), 200));
  app.openapi(routes.exposure, async (context) => context.json(await desk.exposure(askerOf(context).person), 200));
  app.openapi(routes.parity, async (context) => context.json(await desk.parity(askerOf(context).person), 200));
  app.openapi(routes.kickoff, async (context) => context.json(await desk.kickoff(askerOf(context).person), 200));
  app.openapi(routes.record, async (context) => context.json(await desk.record(askerOf(context).person), 200));
  app.openapi(routes.statement, async (context) => {
    return context.json(await desk.statement(askerOf(context).person, context.req.valid('param').digest), 200);
  });
  app.openapi(routes.archive, async (context) => download(context, await desk.archive(askerOf(context).person)));
}

/** Bytes of a project are never shown by the browser under our name, whatever they say they are. */
function download(context: HttpContext, { name, bytes }: Download): Response {
  return context.body(new Uint8Array(bytes), 200, {
    'content-type': name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeFileName(name)}`,
  });
}

function encodeFileName(name: string): string {
  const last = name.split('/').at(-1) ?? '';
  return encodeURIComponent(last.toWellFormed()).replace(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
