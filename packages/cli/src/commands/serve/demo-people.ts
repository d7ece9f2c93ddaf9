import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { ServerSettings } from '@sallyport/server';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';

/**
 * Everybody whose private key file lies in `--demo-keys`, named by person id. The server uses them only where the gate
 * file says `demo`, and whoever is not in the trust root gets no link.
 */
export function demoPeople(invocation: Invocation): ServerSettings['demo'] {
  const folder = optionText(invocation, 'demoKeys');
  if (folder === undefined) return [];
  try {
    const ids = readdirSync(folder).filter((name) => /^[a-z0-9-]+$/.test(name));
    return ids.sort().map((id) => ({ id, key: resolve(join(folder, id)) }));
  } catch (cause) {
    throw new CliError('CLI_FILE_REFUSED', `--demo-keys names ${folder}, which cannot be listed.`, { cause });
  }
}
