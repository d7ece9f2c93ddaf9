import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { look, prepare, runnerId, sealerId, setStage } from '@sallyport/emberfall';
import { freePort, type GateVisitor, gateVisitor, serveGate } from '@sallyport/testkit';
import { command } from './command-run.ts';

/** Emberfall under the whole profile, served by the built command, as a demo: the server holds everybody's keys. */
export interface ServedEmberfall {
  readonly origin: string;
  /** One browser of a person more, logged in, from a network of its own. */
  readonly logIn: (person: string) => Promise<GateVisitor>;
  /** Has a person sign something that changes the board; resolves when it is acknowledged. */
  readonly change: (visitor: GateVisitor, reason: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Needs the built command and the built pages. */
export async function servedEmberfall(): Promise<ServedEmberfall> {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
  const program = [process.execPath, command] as const;
  const now = new Date();
  const stage = await setStage({ directory, state: 'ready', now, program: [...program] });
  const { people, privateKeys } = stage.keys;
  const key = privateKeys.get(runnerId) ?? '';
  // The server looks and seals with one key: the runner that the gate file names, listed as a sealer.
  rmSync(join(people, `${sealerId}.sealer.pub`));
  renameSync(join(people, `${runnerId}.runner.pub`), join(people, `${runnerId}.sealer.pub`));
  await stage.git('mira', ['config', 'sallyport.sealKey', key]);
  await prepare(stage, now, () => undefined);
  await look(stage, 'The runner looks', () => undefined);
  const clone = join(directory, 'server');
  await stage.git('mira', ['clone', '--quiet', stage.remote, clone]);
  const more = ['--key', key, '--demo-keys', dirname(key)];
  const place = { program, directory: clone, database: join(directory, 'server.db'), port: await freePort(), more };
  const gate = await serveGate({ ...place, environment: stage.environment });
  let networks = 0;
  return {
    origin: gate.origin,
    async logIn(person) {
      const link = new RegExp(`"person": ?"${person}"[^}]*#demo=([\\w-]{43})`).exec(gate.said());
      networks += 1;
      const visitor = gateVisitor(gate.origin, person, `10.2.${networks}.1`);
      const { status } = await visitor.ask('POST', '/api/login/demo', { token: link?.[1] });
      if (status !== 200) throw new Error(`${person} could not log in: ${status}\n${gate.said().slice(-2000)}`);
      return visitor;
    },
    async change(visitor, reason) {
      const { id } = await visitor.draft({ act: 'answer', about: ['L4'], answer: 'rejected', reason, opened: [] });
      const { status, body } = await visitor.ask('POST', `/api/drafts/${id}/demo`);
      if (status !== 200) throw new Error(`A demo key could not sign: ${status} ${JSON.stringify(body)}`);
    },
    async stop() {
      await gate.kill('SIGKILL');
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
