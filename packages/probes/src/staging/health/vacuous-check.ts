import { shellCommands } from '../image-build/shell-commands.ts';
import type { ServiceView } from '../stack/stack-view.ts';
import { cannotFail, findsOwnShell } from './check-outcome.ts';
import { type HealthCheck, withoutComments } from './effective-check.ts';

/** Why a check succeeds whatever happens; null where it may fail, or nobody can know. */
export function whyItCannotFail(check: HealthCheck, service: ServiceView): string | null {
  if (cannotFail(check.commands)) return `ends with success whatever happens: "${shortened(check.words.join(' '))}"`;
  if (check.shell && findsOwnShell(check.commands))
    return 'looks for a process by its line, and finds the shell that is looking';
  const script = mountedScript(check, service);
  if (script === null || !cannotFail(shellCommands(withoutComments(script.text)))) return null;
  return `calls ${script.file}, which ends with success whatever happens`;
}

/** The text of the script that a check consists of, where a mount brings it from the tree. */
function mountedScript(
  { commands }: HealthCheck,
  { mounts }: ServiceView,
): { readonly text: string; readonly file: string } | null {
  const words = commands.length === 1 ? (commands[0]?.words ?? []) : [];
  const path = words.slice(0, 2).find((word) => word.startsWith('/') && !/^\/(?:usr\/)?bin\//.test(word));
  const mount = mounts.find(({ target }) => target === path);
  if (mount === undefined || mount.text === null || mount.file === null) return null;
  return /^#!.*\b(?:python|node|perl|ruby)|^import |^const /m.test(mount.text)
    ? null
    : { text: mount.text, file: mount.file };
}

function shortened(text: string): string {
  return text.length > 60 ? `…${text.slice(-57)}` : text;
}
