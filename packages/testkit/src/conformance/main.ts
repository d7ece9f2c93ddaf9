import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { jcsSuite } from './jcs-suite.ts';
import { merkleSuite } from './merkle-suite.ts';
import { sshsigSuite } from './sshsig-suite.ts';
import { type Suite, summarize } from './suite.ts';
import { wycheproofSuite } from './wycheproof-suite.ts';

const SUITES: readonly Suite[] = [jcsSuite, merkleSuite, sshsigSuite, wycheproofSuite];

/** Runs other projects' vectors through our code. Exit 0 all passed, 1 something failed, 2 there are no vectors. */
function main(): number {
  const beside = join(import.meta.dirname, '..', '..', '..', '..', '..', 'shared', 'vectors');
  const folder = process.env['SALLYPORT_VECTORS'] ?? beside;
  if (!existsSync(folder)) {
    process.stderr.write(
      `There is no folder ${folder}. The vectors are other projects' and not part of this repository: ` +
        'set SALLYPORT_VECTORS to a folder with jcs, merkle, sshsig and wycheproof in it.\n',
    );
    return 2;
  }
  let status = 0;
  for (const suite of SUITES) {
    const outcomes = suite.run(folder);
    process.stdout.write(`${summarize(suite.name, outcomes)}\n`);
    const good = outcomes.some(({ kind }) => kind === 'passed') && outcomes.every(({ kind }) => kind !== 'failed');
    if (!good) status = 1;
  }
  return status;
}

process.exitCode = main();
