/** How many bytes `wrongContent` needs. */
export declare const headLength = 512;
export declare function isInstallerName(path: string): boolean;
/** What the file is not, though its name says so; null where nothing speaks against it. */
export declare function wrongContent(path: string, head: Uint8Array): string | null;
