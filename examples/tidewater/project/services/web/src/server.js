import { createServer } from 'node:http';
import { newSessionCookie, readSession } from './session.js';

const port = Number(process.env.PORT ?? 3000);
const api = process.env.API_URL ?? 'http://api:8000';

function escapeHtml(text) {
  return String(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

async function upcomingEvents() {
  const answer = await fetch(`${api}/events`, { signal: AbortSignal.timeout(3000) });
  if (!answer.ok) throw new Error(`api answered ${answer.status}`);
  return answer.json();
}

function page(events) {
  const rows = events.map((e) => `<li><b>${escapeHtml(e.title)}</b>, ${escapeHtml(e.venue)}</li>`).join('');
  return `<!doctype html><title>Tidewater</title><h1>Tidewater</h1><p>Tickets you can keep.</p><ul>${rows}</ul>`;
}

const server = createServer(async (request, response) => {
  if (request.url === '/healthz') return response.end('ok');
  if (request.url !== '/') return response.writeHead(404).end('not found');
  if (!readSession(request.headers.cookie)) response.setHeader('Set-Cookie', newSessionCookie());
  try {
    const body = page(await upcomingEvents());
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(body);
  } catch (error) {
    console.error('page failed:', error.message);
    response.writeHead(503).end('The box office is closed for a moment.');
  }
});

server.listen(port, () => console.log(`web listens on ${port}`));
process.on('SIGTERM', () => server.close(() => process.exit(0)));
