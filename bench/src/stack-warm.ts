import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ProbeContext, probes, runProbe } from '@sallyport/probes';
import { sha256 } from '@sallyport/record';
import { plainDirectory } from '@sallyport/workspace';
import { draftGateFile, nothingFound, openGate } from '@sallyport/workspace/gate-file';
import type { Budget, Measurement } from './budget.ts';
import { interleaveCpu, milliseconds } from './interleave.ts';

const project = fileURLToPath(new URL('../../examples/tidewater/project', import.meta.url));
const changed = 'compose.staging.yaml';
const rounds = 60;
/** What planned production demands of its host; without them it does not load, and nothing is compared. */
const variablesOfTheHost = [
  'CHAIN_ID',
  'CHAIN_RPC_URL',
  'CONTRACT_ADDRESS',
  'JWT_SECRET',
  'MINIO_ROOT_PASSWORD',
  'MINIO_ROOT_USER',
  'OFFSITE_KEY_ID',
  'OFFSITE_SECRET',
  'RABBITMQ_PASSWORD',
  'RABBITMQ_USER',
  'RELEASE',
  'SMTP_PASSWORD',
];

/**
 * Every probe of staging's files on the second example stack, in a process that is running and holds the files, after one
 * of them was written again: the loader, all rules, and parity with production.
 */
export const stackWarm: Budget = {
  name: 'warm',
  async measure(): Promise<readonly Measurement[]> {
    const files = await filesOfProject();
    const before = readFileSync(join(project, changed), 'utf8');
    const gate = await draftedGate();
    let round = 0;
    const { look } = await interleaveCpu(rounds, {
      look: async () => {
        round += 1;
        files.set(changed, Buffer.from(`${before}# Written for the ${round}th time.\n`));
        await lookAtStaging(gate, files);
      },
    });
    return [
      {
        work: 'all rules of staging on 16 services, warm, after one file changed',
        measured: `${milliseconds(look)} of CPU`,
        beside: '',
        value: look.min / 1000,
        limit: 0.025,
        unit: 's',
        better: 'lower',
      },
    ];
  },
};

type Files = Map<string, Uint8Array>;

async function filesOfProject(): Promise<Files> {
  const tree = plainDirectory(project);
  const files: Files = new Map();
  for (const { path } of await tree.list()) {
    const bytes = await tree.read(path);
    if (bytes !== null) files.set(path, bytes);
  }
  files.set('production.env', Buffer.from(variablesOfTheHost.map((name) => `${name}=of-the-host\n`).join('')));
  return files;
}

async function draftedGate(): Promise<ProbeContext['gate']> {
  const text = draftGateFile({
    ...nothingFound,
    project: 'Tidewater',
    origin: 'tidewater.example/sallyport',
    phase: { number: 1, title: 'External Closed Testing' },
    staging: { files: ['compose.yaml', changed], environment: [] },
    production: { files: ['compose.yaml', 'compose.production.yaml'], environment: ['production.env'] },
  });
  return (await openGate(Buffer.from(text), 'the drafted gate file', async () => null)).gate;
}

/** One look: each probe sees the same tree. Throws where one of them could not judge, which would be less work. */
async function lookAtStaging(gate: ProbeContext['gate'], files: Files): Promise<void> {
  const context = { gate, tree: treeOf(files), record: null, now: '2026-11-22T10:00:00Z', progress: () => {} };
  const signal = new AbortController().signal;
  for (const definition of probes.filter(({ area, mode }) => area === 'staging' && mode === 'file')) {
    const criterion = gate.criteria.find(({ facets }) => facets.some(({ id }) => id === `${definition.id}@file`));
    const observation = await runProbe(definition, {
      ...context,
      criterion: criterion?.id ?? '',
      signal,
      artefacts: { find: async () => null, head: async () => null },
      history: { shallow: false, commit: async () => null, readAt: async () => null },
    });
    if (observation.result === 'Unknown') throw new Error(`${definition.id}: ${observation.summary}`);
  }
}

function treeOf(files: Files): ProbeContext['tree'] {
  return {
    commit: null,
    list: async () => [...files].map(([path, bytes]) => ({ path, kind: 'file', size: bytes.length })),
    find: async (path) => (files.has(path) ? { path, exact: true } : null),
    read: async (path) => files.get(path) ?? null,
    sha256: async (path) => {
      const bytes = files.get(path);
      return bytes === undefined ? null : sha256(bytes);
    },
  };
}
