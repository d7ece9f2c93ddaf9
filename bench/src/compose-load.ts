import { loadProject } from '@sallyport/compose';
import type { Budget, Measurement } from './budget.ts';
import { generatedStack } from './generated-stack.ts';
import { interleave, milliseconds } from './interleave.ts';

const sizes = { small: 100, large: 1_000 };

/** One model of a thousand services beside one of a hundred, loaded in a process that is warm. */
export const composeLoad: Budget = {
  name: 'compose',
  async measure(): Promise<readonly Measurement[]> {
    const small = loading(sizes.small);
    const large = loading(sizes.large);
    await small();
    await large();
    const times = await interleave(7, { small, large });
    return [
      {
        work: `load a Compose model of ${sizes.large} services`,
        measured: milliseconds(times.large),
        beside: `${sizes.small} services: ${milliseconds(times.small)}`,
        value: times.large.min / times.small.min,
        limit: 12,
        unit: 'ratio',
        better: 'lower',
      },
    ];
  },
};

function loading(services: number): () => Promise<void> {
  const bytes = new TextEncoder().encode(generatedStack(services));
  const files = { read: (path: string) => Promise.resolve(path === '/stack/compose.yaml' ? bytes : null) };
  return async () => {
    const { model } = await loadProject({ files, workingDirectory: '/stack', composeFiles: ['compose.yaml'] });
    if (Object.keys(model.services).length !== services) throw new Error('A part of the model is missing.');
  };
}
