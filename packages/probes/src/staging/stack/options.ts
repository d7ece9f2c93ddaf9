import type { ServiceView } from './stack-view.ts';

/** An option of a command line: `--auth`, `--requirepass x`, `--api.insecure=true`. */
export interface Option {
  /** Without its dashes, except for those of one letter. */
  readonly name: string;
  /** Empty where none follows. */
  readonly value: string;
  /** `command` or `entrypoint`, and the word. */
  readonly path: readonly (string | number)[];
}

/** Options on the command lines of a service. A line for a shell is taken apart at its spaces. */
export function optionsOf(service: Pick<ServiceView, 'command' | 'entrypoint'>): readonly Option[] {
  return [...optionsIn(service.entrypoint, 'entrypoint'), ...optionsIn(service.command, 'command')];
}

function optionsIn(given: readonly string[] | null, key: string): readonly Option[] {
  if (given === null) return [];
  const words = given.flatMap((word, index) =>
    (/\s/.test(word) ? word.trim().split(/\s+/) : [word]).map((part) => ({
      part: part.replace(/^["']|["']$/g, ''),
      index,
    })),
  );
  return words.flatMap(({ part, index }, position) => {
    const [, dashes = '', name = '', joined] = /^(-{0,2})([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(part) ?? [];
    if (name === '' || (dashes === '' && joined === undefined)) return [];
    const next = words[position + 1]?.part ?? '';
    return [
      {
        name: dashes === '-' && name.length === 1 ? `-${name}` : name,
        value: (joined ?? (next.startsWith('-') ? '' : next)).replace(/^["']|["']$/g, ''),
        path: [key, index],
      },
    ];
  });
}
