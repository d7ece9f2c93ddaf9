import type { ComponentSwitch } from '../stack/component.ts';
import { type Switched, switchStates } from '../stack/switch-states.ts';

/** Whether authentication or encryption is on. */
export interface SwitchFact {
  readonly on: boolean;
  /** The environment variable that switches it, where one does. */
  readonly variable: string | null;
}

/** What a component's switches come to: off wins. null: none of them is set. */
export function switchFact(service: Switched, switches: readonly ComponentSwitch[]): SwitchFact | null {
  const states = switchStates(service, switches);
  const deciding = states.find(({ state }) => state === 'off') ?? states[0];
  if (deciding === undefined) return null;
  return { on: deciding.state === 'on', variable: deciding.in === 'environment' ? deciding.name : null };
}
