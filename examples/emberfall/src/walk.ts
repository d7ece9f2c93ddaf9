import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { board, callRoll, decide, look, minute, prepare, repair, type Step, signAll, verify } from './ceremony.ts';
import { freshFolder } from './fresh-folder.ts';
import { type Outcome, setStage } from './stage.ts';

const house = fileURLToPath(new URL('../../../', import.meta.url));

/** Walks MISSION's task on Emberfall, from the first survey to the signed commit, and tells every turn. */
async function walk(): Promise<void> {
  const directory = freshFolder(join(dirname(house.replace(/\/$/, '')), 'emberfall-demo'));
  const now = new Date();
  say('Emberfall believes it is ready for its first testers. Let us see.');
  const stage = await setStage({
    directory,
    state: 'believed',
    now,
    program: [
      process.execPath,
      '--conditions=sallyport-source',
      '--no-warnings',
      join(house, 'packages/cli/src/main.ts'),
    ],
  });
  const tell = (step: Step, { stdout }: Outcome): void => {
    const shown = quiet(step) ? lastLine(stdout) : stdout.trimEnd();
    process.stdout.write(
      `\n── ${step.title}\n$ sallyport ${step.words.map(shortened).join(' ')}    (${step.who})\n${shown}\n`,
    );
  };
  await prepare(stage, now, tell);
  await look(stage, 'The runner looks for itself', tell);
  say('The team mends what was found: one commit for each area.');
  await repair(stage, now);
  await look(stage, 'The runner looks again', tell);
  await signAll(stage, tell);
  await board(stage, 'Everything is answered; the meeting is what is left', tell);
  await callRoll(stage, tell);
  await minute(stage, tell);
  await decide(stage, tell);
  await verify(stage, tell);
  say(`It lies in ${directory}:
  emberfall/   the project manager's clone, with the commit on feature/phase-7-setup
  clones/      one clone for each of the other eight people
  people/      names, roles and public keys

Try next:
  cd ${join(directory, 'emberfall')}
  git show --stat feature/phase-7-setup
  ${sallyport} explain A8
  ${sallyport} verify
  ${sallyport} drill`);
}

const sallyport = `node ${join(house, 'scripts/with-node.mjs')} packages/cli/src/main.ts`;

function say(text: string): void {
  process.stdout.write(`\n${text}\n`);
}

/** Signing shows everything in full; the walk keeps to what came of it. */
function quiet(step: Step): boolean {
  return ['sign', 'kickoff', 'trust', 'baseline', 'deviate', 'init'].includes(step.words[0] ?? '');
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

function shortened(word: string): string {
  return word.startsWith('/') ? `…/${word.split('/').at(-1)}` : word;
}

await walk();
