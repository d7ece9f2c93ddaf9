import { describe, expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import { memoryFiles } from '../testing/memory-files.ts';
import { loadProject } from './load-project.ts';

/** More services than go through the stages together. */
const many = 150;

describe('a model that is loaded in parts is told as a whole', () => {
  test('keys, services and variables stand in the order of the file', async () => {
    const written = stack((index) => `{image: "x:\${TAG_${index}:-1}", networks: [back]}`);
    const project = await load(
      `x-first: \${FIRST:-a}\n${written}networks:\n  back: {name: "\${LAST:-b}"}\nx-last: y\n`,
    );
    const names = Array.from({ length: many }, (_, index) => `s${index}`);
    expect([...project.root.entries.keys()]).toEqual(['name', 'x-first', 'services', 'networks', 'x-last']);
    expect(Object.keys(project.model.services)).toEqual(names);
    const tags = Array.from({ length: many }, (_, index) => `TAG_${index}`);
    expect(project.variables.map(({ name }) => name)).toEqual(['FIRST', ...tags, 'LAST']);
    expect(project.model.services[`s${many - 1}`]).toEqual({ image: 'x:1', networks: { back: null } });
    expect(project.model.networks).toEqual({ back: { name: 'b' } });
    expect(project.origin(['services', `s${many - 1}`, 'image'])?.at.line).toBe(many + 2);
  });

  test('a name that is set nowhere is noticed once', async () => {
    const { notices } = await load(stack(() => `{image: "x:\${TAG}"}`));
    expect(notices.map(({ code, path }) => [code, path])).toEqual([['unset-variable', ['services', 's0', 'image']]]);
  });

  test('an earlier stage that refuses a late service comes before a later stage that refuses an early one', async () => {
    const texts = new Map([
      [3, '{image: x, imag: y}'],
      [many - 20, `{image: "\${A:?needed}"}`],
      [many - 1, `{image: "\${B:?needed too}"}`],
    ]);
    const error = await refusal(stack((index) => texts.get(index) ?? '{image: x}'));
    expect(error.problems.map(({ code, path }) => [code, path[1]])).toEqual([
      ['COMPOSE_INTERPOLATION', `s${many - 20}`],
      ['COMPOSE_INTERPOLATION', `s${many - 1}`],
    ]);
  });

  test('every part tells what is wrong with its services', async () => {
    const error = await refusal(stack((index) => (index % 50 === 7 ? '{image: x, imag: y}' : '{image: x}')));
    expect(error.problems.map(({ path }) => path[1])).toEqual(['s7', 's57', 's107']);
  });

  test('ranges of all services are bounded together', async () => {
    const error = await refusal(stack((index) => `{image: x, ports: ["127.1.1.${index}:1-2000:1-2000"]}`));
    expect(error.code).toBe('COMPOSE_TOO_COMPLEX');
  });

  test('a second file is laid on all of them', async () => {
    const over = `services:\n  s2: {image: y}\n  s${many - 1}: {image: z}\n`;
    const { model } = await load(
      stack(() => '{image: x, environment: [A=1]}'),
      over,
    );
    expect(Object.keys(model.services)).toHaveLength(many);
    expect(['s1', 's2', `s${many - 1}`].map((name) => model.services[name]?.['image'])).toEqual(['x', 'y', 'z']);
    expect(model.services[`s${many - 1}`]?.['environment']).toEqual({ A: '1' });
  });

  test('a service that reads a file is printed with what stands in it', async () => {
    const text = stack((index) => (index % 2 === 0 ? '{image: x, env_file: own.env}' : '{image: x}'));
    const { model } = await loadProject({
      files: memoryFiles({ '/p/compose.yaml': text, '/p/own.env': 'A=1\n' }),
      workingDirectory: '/p',
    });
    expect(model.services['s140']?.['environment']).toEqual({ A: '1' });
    expect(model.services['s141']?.['environment']).toBeUndefined();
  });
});

function stack(service: (index: number) => string): string {
  const services = Array.from({ length: many }, (_, index) => `  s${index}: ${service(index)}\n`);
  return `services:\n${services.join('')}`;
}

function load(text: string, over?: string) {
  const files = { '/p/compose.yaml': text, ...(over === undefined ? {} : { '/p/compose.override.yaml': over }) };
  return loadProject({ files: memoryFiles(files), workingDirectory: '/p' });
}

async function refusal(text: string): Promise<ComposeError> {
  try {
    await load(text);
  } catch (error) {
    if (error instanceof ComposeError) {
      return error;
    }
    throw error;
  }
  throw new Error('The stack was loaded.');
}
