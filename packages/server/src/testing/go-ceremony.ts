import { draftDeviations, requireRecord } from '@sallyport/actions';
import { everything, type GateWorld, people } from './gate-world.ts';

/** Takes a founded world from its baseline to the decision GO, by the passkeys of its people. */
export async function takeToGo(world: GateWorld): Promise<void> {
  await takeToDecision(world);
  await world.sign('mira', { act: 'decide' });
}

/** The same up to the minutes that everybody approved: nothing stands between it and GO. */
export async function takeToDecision(world: GateWorld): Promise<void> {
  const { desk, sign, until } = world;
  await until(async () => (await desk().people('mira')).root?.version === 1);
  await sign('mira', { act: 'baseline' });
  await sign('lena', everything);
  await world.acceptAll('mira', ({ session, board }, author) =>
    draftDeviations(requireRecord(session), board, author, { criteria: [], reason: 'Not here.', expires: null }),
  );
  await sign('noor', everything);
  await sign('lena', everything);
  const isSeen = ({ by, state }: { by: string; state: string }) => by === 'probed' && state === 'met';
  await until(async () => (await desk().criterion('lena', 'I2')).facets.some(isSeen));
  await sign('lena', everything);
  await sign('noor', everything);
  const counts = async () => (await desk().board('mira')).counts;
  await until(async () => (await counts()).met === (await counts()).required);
  await sign('mira', { act: 'kickoff', title: null });
  await sign('mira', { act: 'poll', deadline: null });
  for (const { id } of people) await sign(id, { act: 'vote', answer: 'go', reason: null });
  await sign('mira', { act: 'minutes', text: null });
  for (const { id } of people) await sign(id, { ...everything, about: ['minutes'] });
}
