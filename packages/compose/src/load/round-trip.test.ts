import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LoadedProject, LoadOptions } from '../load-options.ts';
import { anyComposeFile } from '../testing/any-compose-file.ts';
import { memoryFiles } from '../testing/memory-files.ts';
import { writeYaml } from '../yaml/write-yaml.ts';
import { type LoadCase, loadCases } from './load.cases.ts';
import { loadProject } from './load-project.ts';

describe('a model that is written as YAML loads to the same model', () => {
  test.each(loadCases.filter(({ error }) => error === undefined))('$topic: $statement', async (given) => {
    const project = await loadProject(optionsOf(given));
    expect(await modelAgain(project)).toEqual(project.model);
  });

  test('for any file', async () => {
    await fc.assert(
      fc.asyncProperty(anyComposeFile(), async (file) => {
        const files = memoryFiles({ '/p/compose.yaml': JSON.stringify(file) });
        const project = await loadProject({ files, ...noShell });
        expect(await modelAgain(project)).toEqual(project.model);
      }),
      { numRuns: 200 },
    );
  });
});

// Nothing of the shell, and every profile: the model says everything itself.
const noShell = { workingDirectory: '/p', profiles: ['*'] };

async function modelAgain({ model, disabledServices }: LoadedProject): Promise<LoadedProject['model']> {
  const files = memoryFiles({ '/p/compose.yaml': writeYaml(model) });
  // What no profile starts is not in the model, so an optional dependency on it leads nowhere in what is written.
  const again = await loadProject({ files, ...noShell, check: disabledServices.length === 0 });
  return again.model;
}

function optionsOf({ files, options }: LoadCase): LoadOptions {
  const absolute = Object.entries(files).map(([path, text]) => [posix.resolve('/p', path), text]);
  return { files: memoryFiles(Object.fromEntries(absolute)), workingDirectory: '/p', ...options };
}
