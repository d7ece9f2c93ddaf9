export const root: string;
export function isRightNode(version: string): boolean;
export function isInstalled(lockText: string, installedText: string): boolean;
export function ensureInstall(): void;
export function npmCommand(): [string, ...string[]];
export function rightNode(): string;
export function toolEnvironment(): NodeJS.ProcessEnv;
