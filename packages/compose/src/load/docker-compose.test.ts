import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ComposeError } from '../compose-error.ts';
import type { ComposeFiles, LoadedProject } from '../load-options.ts';
import { inFolder, oldConfig } from '../testing/docker-compose.ts';
import { agreed, type OracleCase, refused } from '../testing/oracle.cases.ts';
import { comparable } from '../testing/oracle-form.ts';
import { loadProject } from './load-project.ts';

// Debian's docker-compose 1.29.2 is the only Compose that needs no engine and no network. On the basics it means what
// today's Compose means; where it does not, there is no case. `npm test` installs it on Debian.
describe('what docker-compose 1.29.2 makes of it too', () => {
  test.each(agreed)('$topic', async (given) => {
    const [ours, theirs] = await both(given);
    expect(theirs).not.toBeNull();
    expect(comparable({ ...ours?.model })).toEqual(comparable(theirs ?? {}));
  });
});

describe('what docker-compose 1.29.2 refuses too', () => {
  test.each(refused)('$topic', async (given) => {
    expect(await both(given)).toEqual([null, null]);
  });
});

/** Both answers; null where the project is refused. */
function both(given: OracleCase): Promise<readonly [LoadedProject | null, ReturnType<typeof oldConfig>]> {
  const { composeFiles = ['compose.yaml'], environment = {} } = given;
  return inFolder(given.files, async (folder) => {
    const theirs = oldConfig(folder, composeFiles, environment);
    const ours = await loadProject({
      files: diskFiles,
      workingDirectory: folder,
      composeFiles,
      environment: { HOME: '/home/somebody', ...environment },
      projectName: 'p',
    }).catch(nullIfRefused);
    return [ours, theirs] as const;
  });
}

const diskFiles: ComposeFiles = {
  read: (path) => {
    try {
      return Promise.resolve(readFileSync(path));
    } catch (error) {
      return error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? Promise.resolve(null)
        : Promise.reject(error);
    }
  },
};

function nullIfRefused(error: unknown): null {
  if (error instanceof ComposeError) {
    return null;
  }
  throw error;
}
