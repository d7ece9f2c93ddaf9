import { loadProject } from '@sallyport/compose';
import type { Budget, Measurement } from './budget.ts';
import { generatedStack } from './generated-stack.ts';
import { interleaveCpu, milliseconds } from './interleave.ts';

const sizes = { small: 100, large: 1_000 };
const asMany = sizes.large / sizes.small;
const rounds = 25;

/**
 * One model of a thousand services beside ten of a hundred, loaded and held in a process that is warm: as many
 * services on both sides, and as many in memory at the end. A tenth of the second is the time of a hundred.
 */
export const composeLoad: Budget = {
  name: 'compose',
  async measure(): Promise<readonly Measurement[]> {
    const small = loading(sizes.small);
    const large = loading(sizes.large);
    const smallOnes = async () => {
      const held: unknown[] = [];
      for (let count = 0; count < asMany; count++) held.push(await small());
    };
    // Enough for the compiler to have seen all of it.
    for (let count = 0; count < 3; count++) {
      await smallOnes();
      await large();
    }
    const times = await interleaveCpu(rounds, { small: smallOnes, large: async () => void (await large()) });
    return [
      {
        work: `load a Compose model of ${sizes.large} services`,
        measured: `${milliseconds(times.large)} of CPU`,
        beside: `${asMany} models of ${sizes.small}: ${milliseconds(times.small)}`,
        value: (times.large.min / times.small.min) * asMany,
        limit: 12,
        unit: 'ratio',
        better: 'lower',
      },
    ];
  },
};

function loading(services: number): () => Promise<unknown> {
  const bytes = new TextEncoder().encode(generatedStack(services));
  const files = { read: (path: string) => Promise.resolve(path === '/stack/compose.yaml' ? bytes : null) };
  return async () => {
    const project = await loadProject({ files, workingDirectory: '/stack', composeFiles: ['compose.yaml'] });
    if (Object.keys(project.model.services).length !== services) throw new Error('A part of the model is missing.');
    return project;
  };
}
