import type { ComponentSwitch } from '../stack/component.ts';

/** What a component's switches are looked for in. */
export interface SwitchPlaces {
  readonly environment: ReadonlyMap<string, { readonly value: string | null }>;
  readonly words: readonly string[];
  /** Texts of configuration files that are mounted. */
  readonly configurations: readonly string[];
}

export interface SwitchState {
  readonly on: boolean;
  /** The environment variable that switches it, where one does. */
  readonly variable: string | null;
}

/** Whether any of them is switched on or off; off wins. null: none of them is there. */
export function switchState(switches: readonly ComponentSwitch[], places: SwitchPlaces): SwitchState | null {
  const states = switches.flatMap((each) =>
    valuesOf(each, places).flatMap((value): SwitchState[] => {
      const variable = each.in === 'environment' ? each.name : null;
      if (says(each.off, value)) return [{ on: false, variable }];
      return says(each.on, value) ? [{ on: true, variable }] : [];
    }),
  );
  return states.find(({ on }) => !on) ?? states[0] ?? null;
}

function says(values: readonly string[] | null, value: string): boolean {
  return values !== null && (values.length === 0 || values.includes(value.toLowerCase()));
}

function valuesOf({ in: place, name }: ComponentSwitch, places: SwitchPlaces): readonly string[] {
  if (place === 'environment') {
    const value = places.environment.get(name)?.value ?? null;
    return value === null ? [] : [value];
  }
  if (place === 'command') return wordValues(name, places.words);
  return places.configurations.flatMap((text) => settingValues(name, text));
}

/** `--name value`, `--name=value`, `name value`, `-c name=value`; a switch without a value is empty. */
function wordValues(name: string, words: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    const bare = word.replace(/^-+/, '');
    if (bare.startsWith(`${name}=`)) return [bare.slice(name.length + 1)];
    if (bare !== name) return [];
    const next = words[index + 1];
    return [next === undefined || next.startsWith('-') ? '' : next];
  });
}

/** `name value`, `name = value`, `name: value`, by the full name or by the part behind its last dot. */
function settingValues(name: string, text: string): readonly string[] {
  const names = [name, name.split('.').at(-1) ?? name];
  return text.split(/\r?\n/).flatMap((line) => {
    const [, key = '', value = ''] = /^\s*([\w.-]+)\s*(?:[:=]|\s|$)\s*(.*?)\s*$/.exec(line.slice(0, 2000)) ?? [];
    return names.includes(key) ? [value.replace(/^(["'])(.*)\1$/, '$2')] : [];
  });
}
