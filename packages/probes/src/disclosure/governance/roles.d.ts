import type { Role } from '@sallyport/gate';
/** True where a text names a role of the gate file, a common title, or a person of the trust root by display name. */
export declare function namesRole(text: string, roles: readonly Role[], names: readonly string[]): boolean;
