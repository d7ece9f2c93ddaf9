import { expect, test } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { inputStates } from './input-state.ts';
import { stackInputs } from './stack-inputs.ts';

const stack = { files: ['deploy/compose.yaml'], environment: ['deploy/staging.env'] };
const files: Readonly<Record<string, string>> = {
  'deploy/compose.yaml': `include: [../more/cache.yaml]
services:
  api:
    build: { context: ../services/api, dockerfile: docker/api.image }
    env_file: [../settings/api.settings]
  proxy:
    image: nginx:1.29
    volumes: ["\${CONFIGURATION:-../gateway}/nginx.conf:/etc/nginx/nginx.conf:ro", "../gateway/sites:/etc/nginx/conf.d"]
`,
  'more/cache.yaml': 'services: { cache: { image: "redis:7.4" } }\n',
  'deploy/staging.env': 'A=1\n',
  'settings/api.settings': 'B=1\n',
  'services/api/docker/api.image':
    'FROM node:24\nCOPY server.mjs /app/\nCOPY assets/*.css /app/\nCMD ["node", "/app/server.mjs"]\n',
  'services/api/server.mjs': '1',
  'gateway/nginx.conf': 'events {}\n',
  'gateway/sites/a.conf': 'server {}\n',
  'docs/read.md': 'x',
};

async function subject(change: Readonly<Record<string, string | null>>): Promise<string> {
  const all = Object.entries({ ...files, ...change }).filter((entry): entry is [string, string] => entry[1] !== null);
  const { tree, gate } = caseContext({ name: 'inputs', files: Object.fromEntries(all) });
  const inputs = await stackInputs(tree, gate, stack);
  const states = await inputStates(tree, inputs);
  return JSON.stringify(inputs.map((input, index) => [input, states[index]]));
}

test.each([
  ['a Dockerfile of any name', { 'services/api/docker/api.image': 'FROM node:22\n' }],
  ['its list of what is not sent', { 'services/api/docker/api.image.dockerignore': '*' }],
  ['what it copies', { 'services/api/server.mjs': null }],
  ['what it copies by a pattern', { 'services/api/assets/a.css': 'x' }],
  ['what its programs need', { 'services/api/package.json': '{}' }],
  ['a mounted file outside of the folder, by a variable', { 'gateway/nginx.conf': 'events { a b; }\n' }],
  ['a file of a mounted folder', { 'gateway/sites/a.conf': 'server { listen 1; }\n' }],
  ['a new file of a mounted folder', { 'gateway/sites/b.conf': '' }],
  ['an included file', { 'more/cache.yaml': 'services: { cache: { image: "redis:7.2" } }\n' }],
  ['a file of variables', { 'settings/api.settings': 'B=2\n' }],
  ['an example beside the stack', { 'deploy/.env.example': 'A=\n' }],
  ['files that do not load any more', { 'more/cache.yaml': 'services: [\n' }],
])('%s is part of the subject', async (_, change) => {
  expect(await subject(change)).not.toBe(await subject({}));
});

test.each([
  ['a document', { 'docs/read.md': 'y', 'deploy/README.md': 'new' }],
  ['what a copied file says', { 'services/api/server.mjs': '2' }],
  ['a source that nothing names', { 'services/api/lib.mjs': '1' }],
  ['a page of a mounted folder', { 'gateway/sites/a.html': 'x' }],
])('%s is not', async (_, change) => {
  expect(await subject(change)).toBe(await subject({}));
});

test('of files that do not load, those count that were read', async () => {
  const broken = { 'deploy/compose.yaml': 'include: [../more/cache.yaml]\n', 'more/cache.yaml': 'services: [\n' };
  expect(await subject({ ...broken, 'more/cache.yaml': 'services: {\n' })).not.toBe(await subject(broken));
});
