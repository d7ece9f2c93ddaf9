import { fileURLToPath } from 'node:url';

/** Where this repository lies. */
export const repositoryRoot = fileURLToPath(new URL('..', import.meta.url));
