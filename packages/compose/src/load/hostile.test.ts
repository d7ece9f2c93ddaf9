import { describe, expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import { memoryFiles } from '../testing/memory-files.ts';
import { loadProject } from './load-project.ts';

describe('what was made to be too much is refused', () => {
  test.each<[string, Readonly<Record<string, string>>]>([
    ['a large service that many extend', { 'compose.yaml': extendedByMany(2_000, 1_000) }],
    ['a chain that grows at each step', { 'compose.yaml': growingChain(45, 15_000) }],
    ['aliases that double', { 'compose.yaml': doublingAliases(30) }],
    ['files that include ever more files', includesOf(700)],
    ['many small files of many aliases', manyFiles(12, 400)],
    ['address pools to pair', { 'compose.yaml': pools('a', 400), 'compose.override.yaml': pools('b', 400) }],
    ['lists inside lists', { 'compose.yaml': `x-a: ${'['.repeat(5_000)}${']'.repeat(5_000)}\n` }],
  ])('%s', async (_, files) => {
    expect(await codeOf(files)).toBe('COMPOSE_TOO_COMPLEX');
  });
});

describe('what is only strange is borne', () => {
  test('one name a hundred thousand times', async () => {
    const list = Array.from({ length: 100_000 }, (_, index) => `A=${index}`);
    const text = `services: {a: {image: x, environment: [${list.join(', ')}]}}\n`;
    const { model, origin } = await load({ 'compose.yaml': text });
    expect(model.services['a']?.['environment']).toEqual({ A: '99999' });
    expect(origin(['services', 'a', 'environment', 'A'])?.replaced.length).toBeLessThan(100);
  });

  test('names that mean something to JavaScript', async () => {
    const names = ['constructor', 'toString', 'hasOwnProperty', '__proto__'];
    const text = `services:\n${names.map((name) => `  ${name}: {image: x, environment: {${name}: y}}\n`).join('')}`;
    const { model } = await load({ 'compose.yaml': text, 'compose.override.yaml': text });
    expect(Object.keys(model.services)).toEqual(names);
    expect(Object.entries(model.services).map(([, { environment }]) => environment)).toEqual(
      names.map((name) => Object.fromEntries([[name, 'y']])),
    );
  });
});

async function codeOf(files: Readonly<Record<string, string>>): Promise<string> {
  try {
    await load(files);
  } catch (error) {
    if (error instanceof ComposeError) {
      return error.code;
    }
    throw error;
  }
  return 'no error';
}

function load(files: Readonly<Record<string, string>>) {
  const absolute = Object.entries(files).map(([path, text]) => [`/p/${path}`, text]);
  return loadProject({ files: memoryFiles(Object.fromEntries(absolute)), workingDirectory: '/p' });
}

function extendedByMany(services: number, labels: number): string {
  const many = lines(labels, (index) => `      l${index}: x\n`);
  const all = lines(services, (index) => `  s${index}: {extends: base, labels: {own: x}}\n`);
  return `services:\n  base:\n    image: x\n    labels:\n${many}${all}`;
}

function growingChain(steps: number, labels: number): string {
  const own = (step: number) => lines(labels / steps, (index) => `      l${step}.${index}: x\n`);
  const all = lines(steps, (step) => `  s${step}:\n    extends: s${step + 1}\n    labels:\n${own(step)}`);
  const again = lines(100, (index) => `  t${index}: {extends: s0}\n`);
  return `services:\n  s${steps}: {image: x}\n${all}${again}`;
}

function doublingAliases(steps: number): string {
  return `x-0: &a0 [x]\n${lines(steps, (step) => `x-${step + 1}: &a${step + 1} [*a${step}, *a${step}]\n`)}services: {}\n`;
}

function includesOf(count: number): Readonly<Record<string, string>> {
  const files = Array.from({ length: count }, (_, index) => [`i${index}.yaml`, `services: {s${index}: {image: x}}\n`]);
  const all = lines(count, (index) => `  - i${index}.yaml\n`);
  return { 'compose.yaml': `include:\n${all}`, ...Object.fromEntries(files) };
}

function manyFiles(count: number, width: number): Readonly<Record<string, string>> {
  const aliases = `[${'*a, '.repeat(width)}x]`;
  const bomb = (index: number) =>
    `x-a: &a [${'x, '.repeat(width)}x]\nx-b: ${aliases}\nx-c: ${aliases}\nservices: {s${index}: {image: x}}\n`;
  const files = Array.from({ length: count }, (_, index) => [`i${index}.yaml`, bomb(index)]);
  const all = lines(count, (index) => `  - i${index}.yaml\n`);
  return { 'compose.yaml': `include:\n${all}`, ...Object.fromEntries(files) };
}

function pools(prefix: string, count: number): string {
  const all = lines(count, (index) => `        - subnet: ${prefix}${index}\n`);
  return `services: {a: {image: x}}\nnetworks:\n  n:\n    ipam:\n      config:\n${all}`;
}

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: Math.floor(count) }, (_, index) => line(index)).join('');
}
