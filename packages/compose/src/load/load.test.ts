import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import type { Plain } from '../compose-model.ts';
import type { LoadedProject } from '../load-options.ts';
import type { NodePath, Position } from '../node.ts';
import { memoryFiles } from '../testing/memory-files.ts';
import { agreementCases } from './agreement.cases.ts';
import { type LoadCase, loadCases } from './load.cases.ts';
import { loadProject } from './load-project.ts';

describe.each([...Map.groupBy([...loadCases, ...agreementCases], ({ topic }) => topic)])('%s', (_, cases) => {
  test.each(cases)('$statement', async (given) => {
    if (given.error !== undefined) {
      expect(await failureOf(given)).toEqual(
        given.error.length === 1 ? [given.error[0], expect.anything()] : given.error,
      );
      return;
    }
    const project = await load(given);
    for (const [place, value] of Object.entries(given.model ?? {})) {
      expect(valueAt(project.model, pathOf(place)), place).toEqual(value);
    }
    for (const [place, origin] of Object.entries(given.origin ?? {})) {
      expect(originText(project, pathOf(place)), place).toBe(origin);
    }
    if (given.notices !== undefined) {
      expect(project.notices.map(({ code }) => code)).toEqual(given.notices);
    }
    if (given.disabled !== undefined) {
      expect(project.disabledServices).toEqual(given.disabled);
    }
  });
});

function load({ files, options }: LoadCase): Promise<LoadedProject> {
  const absolute = Object.entries(files).map(([path, text]) => [posix.resolve('/p', path), text]);
  return loadProject({ files: memoryFiles(Object.fromEntries(absolute)), workingDirectory: '/p', ...options });
}

async function failureOf(given: LoadCase): Promise<readonly [string, string | null]> {
  try {
    await load(given);
  } catch (error) {
    if (error instanceof ComposeError) {
      const at = error.problems[0]?.at ?? null;
      return [error.code, at === null ? '' : lineText(at)];
    }
    throw error;
  }
  return ['no error', null];
}

function valueAt(model: unknown, path: NodePath): Plain | undefined {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    model,
  ) as Plain | undefined;
}

function pathOf(place: string): NodePath {
  return place.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function originText(project: LoadedProject, path: NodePath): string {
  const origin = project.origin(path);
  return origin === null ? 'nowhere' : [origin.at, ...origin.replaced].map(lineText).join(' ');
}

function lineText({ file, line }: Position): string {
  return `${file}:${line}`;
}
