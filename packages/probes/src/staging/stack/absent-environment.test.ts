import { expect, test } from 'vitest';
import { caseContext } from '../../testing/case-context.ts';
import { findAbsentEnvironment } from './absent-environment.ts';

function absentIn(files: Readonly<Record<string, string>>, declared: readonly string[] = []) {
  const untracked = declared.map((path) => ({ path, kind: 'secret' as const }));
  const { tree, gate } = caseContext({ name: 'absent', files, gate: { untracked } });
  return findAbsentEnvironment(tree, gate, { files: ['deploy/compose.yaml'], environment: [] });
}

const several = `services:
  api:
    image: api:1
    env_file: [.env, ../settings/api.env, { path: local.env, required: false }]
  web:
    image: "web:\${TAG:?which}"
    env_file: "\${PLACE:-.env.web}"
`;

test('names what env_file names and is not there, also by a variable, once each', async () => {
  const there = { 'deploy/compose.yaml': several, 'settings/api.env': 'A=1\n' };
  expect(await absentIn(there)).toEqual(['deploy/.env', 'deploy/.env.web']);
  expect(await absentIn(there, ['deploy/.env'])).toEqual(['deploy/.env.web']);
});

test('names nothing where all is there, and nothing for what else keeps files from loading', async () => {
  const all = { 'deploy/.env': '', 'deploy/.env.web': '', 'settings/api.env': '' };
  expect(await absentIn({ ...all, 'deploy/compose.yaml': several })).toEqual([]);
  expect(await absentIn({ 'deploy/compose.yaml': 'services: { a: { image: b, label_file: c.labels } }\n' })).toEqual(
    [],
  );
  expect(await absentIn({ 'deploy/compose.yaml': 'services: [\n' })).toEqual([]);
  expect(await absentIn({ ...all, 'deploy/compose.yaml': several, 'deploy/.env': '=\u0000\n' })).toEqual([]);
});
