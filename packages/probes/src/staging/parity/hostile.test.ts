import { expect, it } from 'vitest';
import { runProbe } from '../../run-probe.ts';
import { caseContext } from '../../testing/case-context.ts';
import { hostileContents } from '../../testing/hostile-contents.ts';
import { description, manifests } from './case-forms.ts';
import { cases } from './cases.ts';
import { definition } from './probe.ts';

const [base] = cases.passes;
const files = ['deploy/production.yaml'];

function against(text: string | Uint8Array) {
  if (base === undefined) throw new Error('There is no case.');
  const production = { files, environment: [], differences: [] };
  return caseContext({
    ...base,
    gate: { ...base.gate, production },
    files: { ...base.files, 'deploy/production.yaml': text },
  });
}

it.each(Object.entries(hostileContents))('production of %s is never a pass', async (_, content) => {
  const { result } = await runProbe(definition, against(content));
  expect(result).toBe('Unknown');
});

it.each([
  ['manifests', manifests({})],
  ['a description', description({})],
])('%s cut anywhere never pass as a whole, and never throw', async (_, text) => {
  const lines = text.split('\n');
  for (let length = 1; length < lines.length - 4; length += 3) {
    const { result } = await runProbe(definition, against(lines.slice(0, length).join('\n')));
    expect(['Failed', 'Unknown', 'Passed'], `${length} lines`).toContain(result);
    if (length < lines.length / 2) expect(result, `${length} lines`).not.toBe('Passed');
  }
});

it.each([
  ['objects that are lists', 'apiVersion: v1\nkind: Deployment\nmetadata: []\nspec: [{ template: x }]\n'],
  [
    'containers that are texts',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: api }\nspec: { containers: [a, 1, null] }\n',
  ],
  ['a wide alias', `apiVersion: v1\nkind: Pod\na: &a [${'x,'.repeat(50)}x]\nb: [${'*a,'.repeat(400)}*a]\n`],
  [
    'a prototype',
    'apiVersion: v1\nkind: Pod\nmetadata: { name: __proto__ }\nspec: { containers: [{ name: constructor }] }\n',
  ],
])('manifests of %s do not stop the probe on an error', async (_, text) => {
  const { result, summary } = await runProbe(definition, against(text));
  expect(result).not.toBe('Passed');
  expect(summary).not.toContain('stopped on an error');
});

it('a service that two files describe is not judged as if one of them were right', async () => {
  if (base === undefined) throw new Error('There is no case.');
  const twice = { files: [...files, 'deploy/more.yaml'], environment: [], differences: [] };
  const context = caseContext({
    ...base,
    gate: { ...base.gate, production: twice },
    files: { ...base.files, 'deploy/production.yaml': description({}), 'deploy/more.yaml': description({}) },
  });
  expect(await runProbe(definition, context)).toMatchObject({
    result: 'Unknown',
    summary: expect.stringContaining('described twice') as string,
  });
});
