// Runs inside the image, where the tests' own Node is not: starts the server, asks it as the engine would, copies its
// database while it runs, and stops it. What it prints last is what the test looks at.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

const commands = JSON.parse(readFileSync('/data/commands.json', 'utf8'));
const [program, ...given] = commands.serve;
const server = spawn(program, given, { stdio: 'inherit' });
const ended = once(server, 'exit');
const healthy = await untilHealthy();
const page = await pageOf('gate.example.org');
const copied = run(commands.copy);
server.kill('SIGTERM');
const [code] = await ended;
const after = run(commands.check);
process.stdout.write(`${JSON.stringify({ healthy, page, copied, stopped: code, after })}\n`);

async function untilHealthy() {
  for (let left = 120; left > 0 && server.exitCode === null; left -= 1) {
    if (run(commands.check) === 0) return true;
    await pause(250);
  }
  return false;
}

function run([name, ...words]) {
  return spawnSync(name, words, { stdio: 'inherit' }).status;
}

/** Status and first line of the page that a browser gets through the proxy. */
async function pageOf(host) {
  const asked = request({ host: '127.0.0.1', port: 4180, path: '/', headers: { host } });
  asked.end();
  const [answer] = await once(asked, 'response');
  let text = '';
  for await (const chunk of answer.setEncoding('utf8')) text += chunk;
  return `${answer.statusCode} ${text.slice(0, 15)}`;
}
