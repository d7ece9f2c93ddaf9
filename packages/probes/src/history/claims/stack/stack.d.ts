import type { Place } from '../claim.ts';
/** What the Compose files of staging say, read simply: enough to contradict a claim, never to prove a secure stack. */
export interface Stack {
    readonly files: readonly string[];
    /** Services that start without a profile. */
    readonly services: readonly Service[];
    /** Services in all, with those of profiles. */
    readonly total: number;
    /** Something was left unread (`include`, `extends`, a missing file), so that what is absent here may be there. */
    readonly partial: boolean;
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
    /** Takes over keys from somewhere that was not read. */
    readonly extended: boolean;
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
export declare function isLoopback(address: string): boolean;
