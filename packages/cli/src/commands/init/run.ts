import { basename } from 'node:path';
import { gateFilePath, readVerified } from '@sallyport/actions';
import { draftExposure } from '@sallyport/probes';
import type { RecordView } from '@sallyport/record';
import {
  candidateCommit,
  commitTree,
  createBranch,
  headCommit,
  openRepository,
  plainDirectory,
  type Repository,
  readRecordFiles,
  recover,
  workTree,
  workTreeOf,
  writeDraft,
} from '@sallyport/workspace';
import { type DraftFacts, draftGateFile, openGate } from '@sallyport/workspace/gate-file';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { type Discovered, discover } from '../../discover/discover.ts';
import { environmentFiles } from '../../discover/environment-files.ts';
import { exitCode } from '../../exit-code.ts';
import { draftPapers } from './draft-papers.ts';
import { setOwnSetting } from './own-setting.ts';

/** `sallyport init`: the named branch, a draft of the gate file, and drafts of the papers. Overwrites nothing. */
export async function run(invocation: Invocation): Promise<number> {
  const repository = await openRepository(invocation.caller.directory);
  await recover(repository);
  const top = workTreeOf(repository);
  const tree = commitTree(repository, headCommit(repository));
  const found = await withTag(repository, await discover(tree));
  const record = await readVerified(repository, await readRecordFiles(repository));
  const known = await withEnvironment({ ...draftFacts(invocation, found, basename(top), record), exposure: null }, top);
  // Ports may stand in an environment file, or in the example of one.
  const facts = { ...known, exposure: await draftExposure(tree, known.staging) };
  const branch = optionText(invocation, 'branch') ?? `feature/phase-${facts.phase.number}-setup`;
  const text = withAsked(draftGateFile(facts), branch, optionText(invocation, 'message'));
  const how = await createBranch(repository, branch);
  await setOwnSetting(repository, 'sallyport.branch', branch);
  const gateFile = await writeDraft(top, gateFilePath, text);
  const preview = workTree(repository);
  const bytes = await preview.read(gateFilePath);
  const { gate } = await openGate(bytes, gateFilePath, async (path) => await preview.read(path));
  const papers = await draftPapers(gate, preview, top, {
    now: invocation.caller.now(),
    candidate: await candidateCommit(repository, gate),
  });
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ branch, how, gateFile, papers });
  else {
    terminal.out(`Branch ${branch} ${how}.`);
    terminal.out(
      `${gateFilePath} ${gateFile === 'written' ? 'drafted from what was found; read it and correct it' : 'was there already and is kept'}.`,
    );
    for (const { path, state } of papers) terminal.out(`${path} ${state === 'written' ? 'drafted' : 'kept'}.`);
    terminal.out(
      `Next:\n  git add ${gateFilePath} && git commit -m "Draft the phase ${facts.phase.number} gate"\n  sallyport trust found --people DIR`,
    );
  }
  return exitCode.go;
}

/** The same facts with the environment files that git does not have: undeclared, they would keep the stack unjudged. */
async function withEnvironment(facts: DraftFacts, top: string): Promise<DraftFacts> {
  const draft = new TextEncoder().encode(draftGateFile(facts));
  const { gate } = await openGate(draft, gateFilePath, async () => null);
  const { staging, secrets } = await environmentFiles(gate, plainDirectory(top));
  const untracked = [...facts.untracked, ...secrets.map((path) => ({ path, kind: 'secret' as const }))];
  return { ...facts, staging: { ...facts.staging, environment: staging }, untracked };
}

/** The tag of the version that was found, in the two spellings that people use, where the repository has it. */
async function withTag(repository: Repository, found: Discovered): Promise<Discovered> {
  const { version } = found.candidate;
  for (const tag of version === null ? [] : [`v${version}`, version]) {
    const commit = await candidateCommit(repository, {
      candidate: { ...found.candidate, version: '', tag, commit: null },
    });
    if (commit !== null) return { ...found, candidate: { ...found.candidate, tag } };
  }
  return found;
}

function draftFacts(
  invocation: Invocation,
  found: Discovered,
  name: string,
  record: RecordView | null,
): Omit<DraftFacts, 'exposure'> {
  const last = found.logs.findLast((log) => log.phase !== null)?.phase ?? null;
  const asked = optionText(invocation, 'phase');
  const number = asked === undefined ? (last ?? 0) + 1 : Number(asked);
  if (!Number.isSafeInteger(number) || number < 0)
    throw new CliError('CLI_USAGE', `--phase takes a number, not "${asked}".`);
  const { logs: _, files: __, ...rest } = found;
  const project = optionText(invocation, 'name') ?? name;
  return {
    ...rest,
    previousLog: optionText(invocation, 'previous') ?? found.logs.find((log) => log.phase === number - 1)?.path ?? null,
    signedPredecessor:
      record?.statements.some(
        (each) => each.type === 'decision' && each.body.verdict === 'GO' && each.header.phase === number - 1,
      ) ?? false,
    project,
    origin:
      optionText(invocation, 'origin') ?? `${project.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.example/sallyport`,
    kind: 'live',
    phase: { number, title: optionText(invocation, 'title') ?? 'External Closed Testing' },
    runner: null,
  };
}

/** The draft names a branch and a message of its own; what was asked for takes their place. */
function withAsked(text: string, branch: string, message: string | undefined): string {
  const named = text.replace(/^(\s+branch:\s*).*$/m, (_, key: string) => `${key}${JSON.stringify(branch)}`);
  return message === undefined
    ? named
    : named.replace(/^(\s+message:\s*).*$/m, (_, key: string) => `${key}${JSON.stringify(message)}`);
}
