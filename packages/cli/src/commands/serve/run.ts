import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '@sallyport/server';
import { closeRepository, openRepository } from '@sallyport/workspace';
import type { Invocation } from '../../command.ts';
import { exitCode } from '../../exit-code.ts';
import { demoPeople } from './demo-people.ts';
import { findPages } from './find-pages.ts';
import { sayFirst, sayLaterTrouble, sayServing } from './greeting.ts';
import { logTo } from './log-lines.ts';
import { serveSettings } from './serve-settings.ts';
import { serverKey } from './server-key.ts';

/** `sallyport serve`: until it is told to stop (SIGINT, SIGTERM), and then everything that was acknowledged is kept. */
export async function run(invocation: Invocation): Promise<number> {
  const { terminal, caller } = invocation;
  const repository = await openRepository(caller.directory);
  const { commonDirectory, directory } = repository;
  mkdirSync(join(commonDirectory, 'sallyport'), { recursive: true });
  const settings = serveSettings(invocation, commonDirectory);
  const key = await serverKey(invocation, repository);
  const pages = await findPages();
  const demo = demoPeople(invocation);
  closeRepository(repository);
  const server = await startServer({
    ...settings,
    directory,
    key: key.path,
    offline: caller.offline,
    pages,
    demo,
    environment: caller.environment,
    now: () => caller.now(),
    log: logTo(terminal),
  });
  try {
    // Without a terminal nobody waits for a link: a machine that is started again would print one every time.
    const first = (await server.founded()) ? null : await server.inviteFirst(settings.first);
    sayServing(terminal, { settings, key, server, directory });
    if (first !== null) sayFirst(terminal, settings.first, first);
    const asking = new AbortController();
    const told = server
      .tellLaterTrouble((trouble) => sayLaterTrouble(terminal, trouble), asking.signal)
      .catch((error: unknown) =>
        terminal.note(`What may be in the way later could not be found out: ${String(error)}`),
      );
    await untilStopped();
    asking.abort();
    await told;
    terminal.note('Stopping: requests under way are finished.');
  } finally {
    await server.close();
  }
  return exitCode.go;
}

async function untilStopped(): Promise<void> {
  await new Promise<void>((stop) => {
    process.once('SIGINT', () => stop());
    process.once('SIGTERM', () => stop());
  });
}
