import { readFileSync } from 'node:fs';
import { CliError } from '../../cli-error.ts';

/** A setting that may be secret: `NAME`, or the content of the file that `NAME_FILE` names, as containers hand it over. */
export function secretVariable(environment: Readonly<Record<string, string | undefined>>, name: string): string | null {
  const file = environment[`${name}_FILE`];
  if (!file) return environment[name] || null;
  if (environment[name]) throw new CliError('CLI_USAGE', `Set either ${name} or ${name}_FILE, not both.`);
  try {
    return readFileSync(file, 'utf8').trim() || null;
  } catch (cause) {
    throw new CliError('CLI_FILE_REFUSED', `${name}_FILE names ${file}, which cannot be read.`, { cause });
  }
}
