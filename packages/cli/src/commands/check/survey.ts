import { basename, resolve } from 'node:path';
import type { ResolvedGate } from '@sallyport/gate';
import { artefacts, plainDirectory } from '@sallyport/workspace';
import { draftGateFile, openGate } from '@sallyport/workspace/gate-file';
import { CliError } from '../../cli-error.ts';
import { type Invocation, optionText } from '../../command.ts';
import { type Discovered, discover } from '../../discover/discover.ts';
import { type EnvironmentFiles, environmentFiles } from '../../discover/environment-files.ts';
import { exitCode } from '../../exit-code.ts';
import { readKnown, writeKnown } from './known-findings.ts';
import { runSurvey, type Surveyed } from './run-survey.ts';
import { surveyHistory } from './survey-history.ts';
import { surveyText } from './survey-text.ts';

const severities = ['info', 'low', 'medium', 'high', 'critical'] as const;

/** What `check` does where there is no gate file: finds what a gate would judge and judges what is there. */
export async function survey(invocation: Invocation): Promise<number> {
  const failOn = optionText(invocation, 'failOn') ?? null;
  if (failOn !== null && !severities.some((each) => each === failOn)) {
    throw new CliError('CLI_USAGE', `--fail-on takes ${severities.join(', ')}, not "${failOn}".`);
  }
  if (invocation.options['record'] === true) {
    throw new CliError('CLI_NO_GATE_FILE', 'There is no gate file here, so nothing can be recorded.', {
      command: 'sallyport init',
    });
  }
  const directory = resolve(invocation.caller.directory);
  const tree = plainDirectory(directory);
  invocation.terminal.progress('looking around');
  const found = await discover(tree);
  const draft = await openGate(
    new TextEncoder().encode(draftGateFile(draftFacts(found, basename(directory)))),
    'the draft gate file',
    async () => null,
  );
  const environment = await environmentFiles(draft.gate, tree);
  const { absent } = environment;
  const gate = withEnvironmentFiles(draft.gate, environment);
  const all = await runSurvey(gate, {
    tree,
    artefacts: artefacts(directory),
    history: await surveyHistory(directory),
    now: invocation.caller.now(),
    progress: (line) => invocation.terminal.progress(line),
    versionKnown: found.candidate.version !== null,
    absent: new Set([
      ...(found.policy ? [] : ['disclosure.policy']),
      ...(found.governance ? [] : ['disclosure.governance']),
    ]),
  });
  const writeTo = optionText(invocation, 'writeKnown');
  if (writeTo) writeKnown(writeTo, all.findings);
  const { findings, known } = unknownOnes(all, optionText(invocation, 'known') ?? null);
  const surveyed = { ...all, findings };
  const leftOut = await tree.leftOut();
  const inGit = (await tree.tracked()) !== null;
  const { terminal } = invocation;
  if (terminal.json) terminal.document({ directory, found, ...surveyed, known, absentEnvironment: absent, leftOut });
  else {
    const around = { ...surveyed, known, absentEnvironment: absent, leftOut, inGit };
    terminal.out(surveyText(basename(directory), found, around, terminal));
  }
  return surveyExitCode(surveyed, failOn);
}

/**
 * The gate with the environment files that were found. Those that services read and that are not there are taken for
 * secret files of the host: one of them must not keep a survey from the rest.
 */
function withEnvironmentFiles(gate: ResolvedGate, found: EnvironmentFiles): ResolvedGate {
  const { staging, production } = gate;
  const [own] = staging.environment.length === 0 ? found.staging : [];
  // That of production has the same name and stands on another host, where nobody looks into it either. Under its own
  // name both would look as if they shared their secrets.
  const elsewhere = `${own} of production`;
  const hasElsewhere = own !== undefined && production.files.length > 0 && production.environment.length === 0;
  const hidden = hasElsewhere ? [...found.secrets, elsewhere] : found.secrets;
  return {
    ...gate,
    staging: { ...staging, environment: found.staging },
    production: hasElsewhere ? { ...production, environment: [elsewhere] } : production,
    untracked: [...gate.untracked, ...hidden.map((path) => ({ path, kind: 'secret' as const }))],
  };
}

/** What is not in the file of known findings; everything where none is named. */
function unknownOnes(
  { findings }: Surveyed,
  file: string | null,
): Pick<Surveyed, 'findings'> & { readonly known: number } {
  if (file === null) return { findings, known: 0 };
  const listed = readKnown(file);
  const fresh = findings.filter(({ fingerprint }) => !listed.has(fingerprint));
  return { findings: fresh, known: findings.length - fresh.length };
}

function surveyExitCode({ findings }: Surveyed, failOn: string | null): number {
  if (failOn === null) return exitCode.go;
  const least = severities.findIndex((each) => each === failOn);
  return findings.some((each) => severities.indexOf(each.severity) >= least) ? exitCode.noGo : exitCode.go;
}

function draftFacts(found: Discovered, name: string) {
  const { logs, files: _, otherCompose: __, ...rest } = found;
  const last = logs.findLast((log) => log.phase !== null)?.phase ?? 0;
  return {
    ...rest,
    // A gate names both documents; where only one is there, the survey judges that one (see `absent`).
    policy: found.policy ?? found.governance,
    governance: found.governance ?? found.policy,
    signedPredecessor: false,
    // Nobody declared anything: whatever is published is worth a line.
    exposure: null,
    project: name || 'project',
    origin: 'survey.example/sallyport',
    kind: 'live' as const,
    phase: { number: last + 1, title: 'External Closed Testing' },
    runner: null,
  };
}
