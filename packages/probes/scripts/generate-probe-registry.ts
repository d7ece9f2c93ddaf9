import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { registrySource } from '../src/registry-source.ts';

const root = fileURLToPath(new URL('../src/', import.meta.url));
writeFileSync(fileURLToPath(new URL('../src/registry.generated.ts', import.meta.url)), registrySource(root));
