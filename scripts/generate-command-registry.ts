import { writeFileSync } from 'node:fs';
import { registrySource } from '../packages/cli/src/registry-source.ts';

const source = new URL('../packages/cli/src/', import.meta.url);
writeFileSync(new URL('commands.generated.ts', source), registrySource(new URL('commands', source).pathname));
