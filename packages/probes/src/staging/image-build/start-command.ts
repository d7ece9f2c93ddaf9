import type { DockerfileInstruction } from '../stack/dockerfile-view.ts';
import type { ServiceView } from '../stack/stack-view.ts';

/** What a container is started with: entry point and command as the engine joins them. */
export interface StartCommand {
  readonly entrypoint: readonly string[];
  /** ENTRYPOINT written as text: the engine runs it in a shell of its own and passes it nothing. */
  readonly shellEntrypoint: boolean;
  readonly command: readonly string[];
  readonly commandFrom: 'compose' | 'dockerfile' | 'nowhere';
}

/** null where the entry point of the image is not known. */
export function startCommand({ dockerfile, entrypoint, command, component, built }: ServiceView): StartCommand | null {
  const lines = (dockerfile?.ancestry ?? []).flatMap(({ instructions }) => instructions.toReversed());
  const written = lines.find(({ keyword }) => keyword === 'ENTRYPOINT');
  // An entry point in the Compose file takes the command of the image away with that of the image.
  const own = entrypoint === null ? lines.find(({ keyword }) => keyword === 'CMD') : undefined;
  const commands = {
    command: command ?? (own === undefined ? [] : wordsOf(own)),
    commandFrom:
      command !== null ? ('compose' as const) : own !== undefined ? ('dockerfile' as const) : ('nowhere' as const),
  };
  if (entrypoint !== null) return { entrypoint, shellEntrypoint: false, ...commands };
  if (written !== undefined)
    return {
      entrypoint: wordsOf(written),
      shellEntrypoint: written.words === null && written.text !== '',
      ...commands,
    };
  if (!built && component?.entryPoint === 'shell')
    return { entrypoint: ['sh', '-c'], shellEntrypoint: false, ...commands };
  return built && dockerfile !== null ? { entrypoint: [], shellEntrypoint: false, ...commands } : null;
}

function wordsOf({ words, text }: DockerfileInstruction): readonly string[] {
  return words ?? (text === '' ? [] : ['/bin/sh', '-c', text]);
}

/** `sh -c`, `/bin/bash -lc`: the next word is all that such an entry point runs. */
export function isShellWithText(entrypoint: readonly string[]): boolean {
  const [program = ''] = entrypoint;
  return (
    entrypoint.length > 1 && /(?:^|\/)(?:ba|a|da|z)?sh$/.test(program) && /^-[a-z]*c$/.test(entrypoint.at(-1) ?? '')
  );
}
