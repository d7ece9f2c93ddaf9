import type { Position } from '@sallyport/compose';
import type { ComponentSwitch } from './component.ts';
import { optionsOf } from './options.ts';
import { type Configured, settingsOf } from './settings.ts';
import type { EnvironmentValue, ServiceView } from './stack-view.ts';

/** All that tells how a service sets its switches, whatever it is described in. */
export interface Switched extends Configured, Pick<ServiceView, 'command' | 'entrypoint' | 'at' | 'place'> {
  readonly environment: readonly Pick<EnvironmentValue, 'name' | 'value' | 'at'>[];
}

/** A switch as a service sets it. */
export interface SwitchState {
  readonly name: string;
  readonly in: ComponentSwitch['in'];
  readonly state: 'on' | 'off';
  /** Its value as people may see it; null: it comes from a secret file or the shell. */
  readonly value: string | null;
  /** It takes a value, and has none. */
  readonly isEmpty: boolean;
  /** Switched off it opens no more than metrics. */
  readonly metricsAlone: boolean;
  readonly at: Position | { readonly file: string; readonly line: number };
}

/** How a service sets switches of its component. What stands in files that are not in the tree is not known. */
export function switchStates(service: Switched, switches: readonly ComponentSwitch[]): readonly SwitchState[] {
  const settings = settingsOf(service);
  const options = optionsOf(service);
  return switches.flatMap((each): SwitchState[] => {
    if (each.in === 'environment') {
      return service.environment
        .filter(({ name }) => name === each.name)
        .flatMap(({ name, value, at }) => stated(each, name, value, at ?? service.at));
    }
    if (each.in === 'command') {
      return options
        .filter(({ name }) =>
          each.name.length <= 2 ? name === each.name : name.toLowerCase() === each.name.toLowerCase(),
        )
        .flatMap(({ name, value, path }) => stated(each, name, valueOf(each, value), service.place(...path)));
    }
    return settings
      .filter(({ name }) => name === each.name || name.endsWith(`.${each.name}`))
      .flatMap(({ name, value, file, line }) => stated(each, name, value, { file, line }));
  });
}

/** A flag takes no value: what follows it is another word. Where any value counts, it is no flag. */
function valueOf({ off, on }: ComponentSwitch, value: string): string {
  const takesAny = off?.length === 0 || on?.length === 0;
  const known = [...(off ?? []), ...(on ?? [])];
  return !takesAny && known.includes('') && !known.includes(value.toLowerCase()) ? '' : value;
}

function stated(each: ComponentSwitch, name: string, value: string | null, at: SwitchState['at']): SwitchState[] {
  const isEmpty = value === '' && each.on?.length === 0;
  const state = { name, in: each.in, value, isEmpty, metricsAlone: each.opens === 'metrics', at };
  if (matches(each.off, value)) return [{ ...state, state: 'off' }];
  return matches(each.on, value) ? [{ ...state, state: 'on' }] : [];
}

function matches(values: readonly string[] | null, value: string | null): boolean {
  if (values === null) return false;
  return values.length === 0 || (value !== null && values.includes(value.toLowerCase()));
}
