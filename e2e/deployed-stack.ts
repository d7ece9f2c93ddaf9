import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Observation, probes, runProbe } from '@sallyport/probes';
import { artefacts, plainDirectory } from '@sallyport/workspace';
import { type DraftFacts, draftGateFile, nothingFound, openGate } from '@sallyport/workspace/gate-file';
import { root } from '../scripts/ensure-install.mjs';

/** An image as a team names it after it pushed its build; the digest is nobody's. */
const image = `registry.example.org/sallyport:0.1.0@sha256:${'5a11'.repeat(16)}`;

/** Copies what this repository says about running Sallyport, with `.env.example` filled in as `environment`. */
export function copyDeploy(to: string, environment: string): void {
  mkdirSync(to, { recursive: true });
  cpSync(join(root, 'deploy'), join(to, 'deploy'), { recursive: true });
  for (const file of ['.dockerignore', '.npmrc', 'package.json', 'package-lock.json']) {
    cpSync(join(root, file), join(to, file));
  }
  const example = readFileSync(join(to, 'deploy', '.env.example'), 'utf8');
  const filled = example.replace(/^SALLYPORT_IMAGE=$/m, `SALLYPORT_IMAGE=${image}`);
  if (filled === example) throw new Error('.env.example leaves no SALLYPORT_IMAGE to fill in.');
  writeFileSync(join(to, 'deploy', environment), filled);
}

/** What every probe of staging sees of these Compose files under a gate file that names them. */
export async function judgeStack(
  directory: string,
  files: readonly string[],
): Promise<Readonly<Record<string, Observation>>> {
  const text = draftGateFile(gateFacts(files.map((file) => `deploy/${file}`)));
  const { gate } = await openGate(new TextEncoder().encode(text), 'sallyport.yaml', async () => null);
  const staging = probes.filter(
    ({ id, mode }) => mode === 'file' && id.startsWith('staging.') && id !== 'staging.parity',
  );
  const seen = await Promise.all(
    staging.map(async (definition) => {
      const criterion = gate.criteria.find(({ facets }) => facets.some(({ id }) => id === `${definition.id}@file`));
      const observation = await runProbe(definition, {
        gate,
        criterion: criterion?.id ?? '',
        record: null,
        tree: plainDirectory(directory),
        artefacts: artefacts(directory),
        history: { shallow: true, commit: async () => null, readAt: async () => null },
        now: '2026-11-22T12:00:00Z',
        progress: () => undefined,
        signal: AbortSignal.timeout(60_000),
      });
      return [definition.id, observation] as const;
    }),
  );
  return Object.fromEntries(seen);
}

function gateFacts(files: readonly string[]): DraftFacts {
  return {
    ...nothingFound,
    project: 'Sallyport',
    origin: 'example.org/sallyport',
    phase: { number: 1, title: 'Our own server' },
    candidate: { ...nothingFound.candidate, version: '0.1.0' },
    staging: { files, environment: ['deploy/.env'] },
    // It is its own planned production.
    production: { files, environment: ['deploy/.env'] },
  };
}
