import { ComposeError } from '../compose-error.ts';
import { parseEnvFile } from '../env-file/parse-env-file.ts';
import { resolvePath } from './file-paths.ts';
import { type Reading, readText, shownPath } from './reading.ts';

/** Variables that templates see. The shell wins over every file, an outer project over an included one. */
export interface ProjectEnvironment {
  readonly values: ReadonlyMap<string, string>;
  /** Names whose value came from the shell. */
  readonly shell: ReadonlySet<string>;
}

export function shellEnvironment(variables: Readonly<Record<string, string>>): ProjectEnvironment {
  const values = new Map(Object.entries(variables));
  return { values, shell: new Set(values.keys()) };
}

/** With what the files add; what is set already stays. Later files win over earlier ones. */
export async function withEnvFiles(
  reading: Reading,
  environment: ProjectEnvironment,
  paths: readonly string[],
): Promise<ProjectEnvironment> {
  const added = new Map<string, string>();
  for (const path of paths) {
    const text = await readText(reading, path, 'environment', 'COMPOSE_ENV_FILE');
    if (text === null) {
      throw missing(reading, path);
    }
    const lookup = (name: string) => environment.values.get(name) ?? added.get(name);
    for (const [name, value] of parseEnvFile(text, shownPath(reading, path), lookup)) {
      added.set(name, value);
    }
  }
  return { ...environment, values: new Map([...added, ...environment.values]) };
}

/** `.env` of a folder where there is one. */
export async function envFileOf(reading: Reading, folder: string): Promise<readonly string[]> {
  const path = resolvePath(folder, '.env');
  return (await readText(reading, path, 'environment', 'COMPOSE_ENV_FILE')) === null ? [] : [path];
}

export function withVariable(environment: ProjectEnvironment, name: string, value: string): ProjectEnvironment {
  return { ...environment, values: new Map([...environment.values, [name, value]]) };
}

function missing(reading: Reading, path: string): ComposeError {
  return new ComposeError({
    code: 'COMPOSE_ENV_FILE',
    message: `The env file ${shownPath(reading, path)} does not exist.`,
    at: null,
    path: [],
    suggestion: null,
  });
}
