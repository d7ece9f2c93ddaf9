import { rmSync } from 'node:fs';
import { hermeticHomeVariable } from './environment.ts';

/** Vitest's global teardown: the temporary home of one run does not outlive it. */
export function teardown(): void {
  const home = process.env[hermeticHomeVariable];
  if (home !== undefined && home.includes('sallyport-home-')) {
    rmSync(home, { recursive: true, force: true });
  }
}
