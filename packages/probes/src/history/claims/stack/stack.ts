import type { StackView } from '../../../staging/stack/stack-view.ts';
import type { Place } from '../claim.ts';

/** What the Compose files of staging say: enough to contradict a claim, never to prove a secure stack. */
export interface Stack {
  /** Compose files, with those that they include and extend. */
  readonly files: readonly string[];
  /** Services that start without a profile. */
  readonly services: readonly Service[];
  /** Services in all, with those of profiles. */
  readonly total: number;
  /** What the rules of staging look at, for statements that are held against what they find. */
  readonly view: StackView;
}

export interface Service {
  readonly name: string;
  readonly at: Place;
  /** With variables filled in; null where there is none or a variable is unknown. */
  readonly image: string | null;
  readonly built: boolean;
  /** Published ports only. */
  readonly ports: readonly PublishedPort[];
  readonly environment: readonly Variable[];
  readonly healthcheck: 'declared' | 'disabled' | 'absent';
  readonly memoryLimit: boolean;
  readonly cpuLimit: boolean;
  readonly restarts: boolean;
  readonly user: string | null;
  readonly privileged: boolean;
  readonly hostNetwork: boolean;
  readonly mountsEngineSocket: boolean;
}

export interface PublishedPort {
  /** null: a variable is unknown, so nothing can be said. */
  readonly address: string | null;
  /** As written, `8000-8010` included; null: the engine picks one. */
  readonly port: string | null;
  readonly target: string;
  readonly at: Place;
}

/** Values stay inside this room: they may be secrets and are never told. */
export interface Variable {
  readonly name: string;
  readonly value: string | null;
  /** Written into the file, rather than taken from the environment without a fallback. */
  readonly literal: boolean;
  readonly at: Place;
}

export function isLoopback(address: string): boolean {
  return /^(?:127\.|localhost$|\[?::1\]?$)/.test(address);
}
