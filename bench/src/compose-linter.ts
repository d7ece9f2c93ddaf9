import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The program of dclint, the peer that judges Compose files: its own entry, without npx. */
export function peerProgram(): string {
  const manifest = createRequire(import.meta.url).resolve('dclint/package.json');
  return join(dirname(manifest), 'bin', 'dclint.cjs');
}
