import type { Position } from '@sallyport/compose';
import type { ServiceView } from '../stack/stack-view.ts';

/** Something a service is told, on its command line or in its environment. */
export interface ServiceSetting {
  /** `--http.vhosts`, `CORS_ORIGIN`. */
  readonly name: string;
  readonly value: string;
  readonly at: Position;
}

/** Flags with their values, written as one word or as two, and variables. Secret values are left out. */
export function settingsOf(service: ServiceView): readonly ServiceSetting[] {
  const words = [
    ...flagsOf(service.entrypoint ?? [], service.place('entrypoint')),
    ...flagsOf(service.command ?? [], service.place('command')),
  ];
  const variables = service.environment.flatMap(({ name, value, at }) =>
    value === null ? [] : [{ name, value, at: at ?? service.place('environment') }],
  );
  return [...words, ...variables];
}

function flagsOf(given: readonly string[], at: Position): readonly ServiceSetting[] {
  // Behind `sh -c` the whole command line is one word.
  const words = given.flatMap((word) => (/\s-/.test(word) ? word.split(/\s+/) : [word])).slice(0, 2000);
  return words.flatMap((word, index) => {
    if (!/^-{1,2}[A-Za-z]/.test(word)) return [];
    const [name = '', ...value] = word.split('=');
    const next = words[index + 1] ?? '';
    const text = value.length > 0 ? value.join('=') : /^-{1,2}[A-Za-z]/.test(next) ? '' : next;
    return [{ name, value: text.replace(/^(["'])(.*)\1$/, '$2'), at }];
  });
}
