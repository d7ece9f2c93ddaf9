import { baseOf } from '../image-build/base-image.ts';
import { hasNoShell } from '../image-build/image-programs.ts';
import { allShellCommands, type ShellCommand, shellCommands } from '../image-build/shell-commands.ts';
import type { DockerfileInstruction } from '../stack/dockerfile-view.ts';
import type { ServiceView } from '../stack/stack-view.ts';
import type { RuleSighting } from '../stack/staging-rule.ts';

export interface HealthCheck {
  readonly kind: 'check';
  readonly from: 'compose' | 'dockerfile';
  readonly at: RuleSighting['at'];
  /** A shell runs it, of the image's own or one that the check names itself. */
  readonly shell: boolean;
  /** What is run, behind `CMD` or `CMD-SHELL`; one text where a shell runs it. */
  readonly words: readonly string[];
  /** The list as it stands in the Compose file, with its first word; null for a Dockerfile. */
  readonly written: readonly string[] | null;
  /** Commands whose result counts, in order. */
  readonly commands: readonly ShellCommand[];
  /** These and those inside `$( )`. */
  readonly calls: readonly ShellCommand[];
}

/** `unknown`: the image may bring one, and nothing here says so. */
export type EffectiveCheck =
  | HealthCheck
  | { readonly kind: 'none' | 'unknown' }
  | { readonly kind: 'disabled'; readonly at: RuleSighting['at'] };

/** Images whose makers built a check in. */
const withOwnCheck =
  /^(?:axllent\/mailpit|mysql\/mysql-server|netdata\/netdata|vaultwarden\/server|pihole\/pihole|louislam\/uptime-kuma|gitlab\/gitlab-[ce]e)$/;

/** The check that the engine runs for a service: that of the Compose file, else that of the image. */
export function effectiveCheck(service: ServiceView): EffectiveCheck {
  const written = (service.model['healthcheck'] ?? {}) as { readonly disable?: unknown; readonly test?: unknown };
  const test = Array.isArray(written.test) ? written.test.map(String) : null;
  if (written.disable === true) return { kind: 'disabled', at: service.place('healthcheck', 'disable') };
  if (test?.[0] === 'NONE') return { kind: 'disabled', at: service.place('healthcheck', 'test') };
  if (test !== null && test.length > 0) return checkFrom(test, 'compose', service.place('healthcheck', 'test'), test);
  if (service.built) return checkOfBuild(service);
  if (service.component === null || withOwnCheck.test(service.image?.repository ?? '')) return { kind: 'unknown' };
  return { kind: 'none' };
}

/** The HEALTHCHECK of the Dockerfile that counts: the last one of the nearest stage. */
export function dockerfileCheck({ dockerfile }: ServiceView): DockerfileInstruction | null {
  const all = (dockerfile?.ancestry ?? []).flatMap(({ instructions }) => instructions.toReversed());
  return all.find(({ keyword }) => keyword === 'HEALTHCHECK') ?? null;
}

function checkOfBuild(service: ServiceView): EffectiveCheck {
  const { dockerfile } = service;
  if (dockerfile === null) return { kind: 'unknown' };
  const instruction = dockerfileCheck(service);
  if (instruction === null) {
    const base = baseOf(dockerfile.ancestry);
    return base !== null && (base.component !== null || hasNoShell(base)) ? { kind: 'none' } : { kind: 'unknown' };
  }
  const at = { file: dockerfile.path, line: instruction.line };
  if (/^NONE$/i.test(instruction.text)) return { kind: 'disabled', at };
  const words = instruction.words;
  const text = instruction.text.replace(/^CMD\s+/i, '');
  return checkFrom(words === null ? ['CMD-SHELL', text] : ['CMD', ...words], 'dockerfile', at, null);
}

function checkFrom(
  [form = '', ...words]: readonly string[],
  from: HealthCheck['from'],
  at: RuleSighting['at'],
  written: HealthCheck['written'],
): HealthCheck {
  const text = form === 'CMD-SHELL' ? (words[0] ?? '') : shellText(words);
  if (text === null) {
    const commands = [{ joint: 'first', words, grammar: [], redirected: false } as const];
    return { kind: 'check', from, at, shell: false, words, written, commands, calls: commands };
  }
  const own = form === 'CMD-SHELL' ? [] : shellCommands(words.slice(0, 1).join(' '));
  const clean = withoutComments(text);
  return {
    kind: 'check',
    from,
    at,
    shell: true,
    words: [text],
    written,
    commands: shellCommands(clean),
    calls: [...own, ...allShellCommands(clean)],
  };
}

/** The text of `sh -c text`. */
function shellText(words: readonly string[]): string | null {
  const [program = '', option = '', text] = words;
  return /(?:^|\/)(?:ba|a|da)?sh$/.test(program) && /^-\w*c$/.test(option) && text !== undefined ? text : null;
}

export function withoutComments(text: string): string {
  return text.replace(/^[ \t]*#.*$/gm, '');
}
