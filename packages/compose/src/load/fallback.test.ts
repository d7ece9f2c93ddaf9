import { expect, test } from 'vitest';
import { loadProject } from './load-project.ts';

const text = `
name: x
services:
  app:
    image: app
    ports: ["\${PORT:-8080}:80"]
    environment: { A: "\${KNOWN}", B: "\${HIDDEN}", C: "\${OPTIONAL:-plain}" }
`;

test('a fallback is asked for what nobody sets, and told whether the template has a default', async () => {
  const asked: (readonly [string, boolean])[] = [];
  const project = await loadProject({
    files: { read: (path) => Promise.resolve(path === '/x/compose.yaml' ? new TextEncoder().encode(text) : null) },
    workingDirectory: '/x',
    composeFiles: ['compose.yaml'],
    environment: { KNOWN: 'known' },
    fallback: (name, hasDefault) => {
      asked.push([name, hasDefault]);
      return hasDefault ? undefined : 'from elsewhere';
    },
  });
  expect(new Map(asked)).toEqual(
    new Map([
      ['PORT', true],
      ['HIDDEN', false],
      ['OPTIONAL', true],
    ]),
  );
  const { app } = project.model.services;
  expect(app?.['environment']).toEqual({ A: 'known', B: 'from elsewhere', C: 'plain' });
  expect(app?.['ports']).toMatchObject([{ published: '8080', target: 80 }]);
  expect(project.variables.map(({ name, from }) => [name, from])).toEqual([
    ['PORT', 'default'],
    ['KNOWN', 'environment'],
    ['HIDDEN', 'fallback'],
    ['OPTIONAL', 'default'],
  ]);
});
