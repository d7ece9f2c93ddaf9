import { join } from 'node:path';
import { expect, test } from 'vitest';
import { foundedWorld } from '../testing/gate-world.ts';
import { takeToDecision } from '../testing/go-ceremony.ts';
import { remoteOf } from '../testing/remote-of.ts';

test('what others changed a moment ago is fetched before anything is decided, and a remote that is away decides nothing', async () => {
  const world = await foundedWorld();
  const remote = remoteOf(world.project);
  await world.restart();
  await takeToDecision(world);
  world.project.git('remote', 'set-url', 'origin', join(remote.directory, '..', 'away.git'));
  await expect(world.desk().draft('mira', { act: 'decide' })).rejects.toMatchObject({
    code: 'SERVER_NOT_READY',
    message: expect.stringContaining('statements may be missing here'),
  });
  world.project.git('remote', 'set-url', 'origin', remote.directory);
  // A server asks its remote once a minute by itself.
  remote.change('docs/terms.md', (text) => `${text}\nWhoever plays agrees to everything.\n`);
  const { statements } = await world.desk().draft('mira', { act: 'decide' });
  const drafted = statements.map(({ bytes }) => Buffer.from(bytes, 'base64').toString('utf8'));
  expect(drafted.join('\n')).toContain('"verdict":"HOLD"');
}, 120_000);

test('a GO is not committed beside what came to the remote after it was signed', async () => {
  const world = await foundedWorld();
  const remote = remoteOf(world.project);
  await world.restart();
  await takeToDecision(world);
  const draft = await world.desk().draft('mira', { act: 'decide' });
  remote.change('docs/terms.md', (text) => `${text}\nWhoever plays agrees to everything.\n`);
  const { decision } = await world.desk().sign('mira', draft.id, world.answerTo('mira', draft));
  expect(decision?.commit).toBeNull();
  expect(world.log.join('\n')).toContain('The decision was GO and is not any more: decide again.');
  expect((await world.desk().board('mira')).door).not.toBe('open');
}, 120_000);
