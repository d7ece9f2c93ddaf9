import { git } from './run.ts';

export interface Setting {
  /** `local` and `worktree` come with the repository; the others belong to the user and the machine. */
  readonly scope: 'system' | 'global' | 'local' | 'worktree' | 'command' | 'unknown';
  /** Section and variable in lower case, the subsection as written. */
  readonly key: string;
  readonly value: string;
}

const SCOPES: readonly string[] = ['system', 'global', 'local', 'worktree', 'command'];

/** Every setting git sees at `cwd`, in the order in which later ones win. Our own hardening is left out. */
export async function readSettings(cwd: string): Promise<Setting[]> {
  const { stdout } = await git(['config', '--list', '--show-scope', '-z'], { cwd });
  const fields = stdout.toString('utf8').split('\0');
  const settings: Setting[] = [];
  for (let at = 0; at + 1 < fields.length; at += 2) {
    const scope = fields[at] ?? '';
    const pair = fields[at + 1] ?? '';
    const end = pair.indexOf('\n');
    if (scope === 'command') continue;
    settings.push({
      scope: SCOPES.includes(scope) ? (scope as Setting['scope']) : 'unknown',
      key: end < 0 ? pair : pair.slice(0, end),
      // A key without a value is git's way to write true.
      value: end < 0 ? 'true' : pair.slice(end + 1),
    });
  }
  return settings;
}

/** The value that wins, or null. `trusted` looks only at what did not come with the repository. */
export function setting(settings: readonly Setting[], key: string, trusted = false): string | null {
  const wanted = key.toLowerCase();
  const found = settings.findLast((entry) => entry.key.toLowerCase() === wanted && (!trusted || isTrusted(entry)));
  return found?.value ?? null;
}

/** Whether a setting is the user's or the machine's own, not the repository's. */
export function isTrusted(entry: Setting): boolean {
  return entry.scope === 'global' || entry.scope === 'system' || entry.scope === 'command';
}
