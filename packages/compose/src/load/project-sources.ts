import { ComposeError } from '../compose-error.ts';
import type { LoadOptions } from '../load-options.ts';
import { discoverFiles, filesOfVariable } from './discover-files.ts';
import { folderOf, resolvePath } from './file-paths.ts';
import { envFileOf, type ProjectEnvironment, shellEnvironment, withEnvFiles } from './project-environment.ts';
import type { Reading } from './reading.ts';

/** Which files make the project, where its relative paths start, and which variables it sees. */
export interface ProjectSources {
  readonly composeFiles: readonly string[];
  readonly projectDirectory: string;
  readonly environment: ProjectEnvironment;
}

const yes = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const no = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/**
 * The order of `docker compose`: env files may name the Compose files, whose folder may hold another `.env`.
 * Throws COMPOSE_NO_FILE and COMPOSE_ENV_FILE.
 */
export async function findSources(reading: Reading, options: LoadOptions): Promise<ProjectSources> {
  const { workingDirectory } = options;
  const directory =
    options.projectDirectory === undefined ? null : resolvePath(workingDirectory, options.projectDirectory);
  const named = options.composeFiles?.map((path) => resolvePath(workingDirectory, path)) ?? [];
  const shell = shellEnvironment(options.environment ?? {});
  const envFiles = chosenEnvFiles(options, shell);

  const first = await withEnvFiles(
    reading,
    shell,
    envFiles ?? (await envFileOf(reading, directory ?? firstFolder(named) ?? workingDirectory)),
  );
  const composeFiles =
    named.length > 0
      ? named
      : (filesOfVariable(first.values, workingDirectory) ??
        (await discoverFiles(reading, directory ?? workingDirectory)));
  const projectDirectory = directory ?? firstFolder(composeFiles) ?? workingDirectory;
  const environment = await withEnvFiles(
    reading,
    first,
    envFiles === null ? await envFileOf(reading, projectDirectory) : [],
  );
  return { composeFiles, projectDirectory, environment };
}

/** Env files that were chosen by option or variable; null where `.env` is looked for. */
function chosenEnvFiles(options: LoadOptions, shell: ProjectEnvironment): readonly string[] | null {
  const absolute = (path: string) => resolvePath(options.workingDirectory, path);
  if (options.envFiles !== undefined) {
    return options.envFiles.map(absolute);
  }
  const listed = shell.values.get('COMPOSE_ENV_FILES') ?? '';
  if (listed !== '') {
    return listed.split(',').map(absolute);
  }
  return isDisabled(shell.values.get('COMPOSE_DISABLE_ENV_FILE')) ? [] : null;
}

function isDisabled(value: string | undefined): boolean {
  if (value === undefined || no.has(value)) {
    return false;
  }
  if (yes.has(value)) {
    return true;
  }
  throw new ComposeError({
    code: 'COMPOSE_ENV_FILE',
    message: 'COMPOSE_DISABLE_ENV_FILE is neither true nor false.',
    at: null,
    path: [],
    suggestion: 'Set it to 1 or 0, or unset it.',
  });
}

function firstFolder(files: readonly string[]): string | null {
  return files[0] === undefined ? null : folderOf(files[0]);
}
