import { gateFilePath } from '@sallyport/actions';
import type { ResolvedGate, Selector } from '@sallyport/gate';
import { type Observation, type ProbeContext, type ProbeDefinition, probes, runProbe } from '@sallyport/probes';
import type { Finding } from '@sallyport/record';
import { worstFirst } from './worst-first.ts';

export interface Surveyed {
  /** Worst first, each once. */
  readonly findings: readonly Finding[];
  /** Probes that looked, with what they said. */
  readonly looked: readonly { readonly probe: string; readonly result: string; readonly summary: string }[];
  /** What could not be judged, and why. */
  readonly notJudged: readonly {
    readonly probe: string;
    readonly title: string;
    readonly why: string;
    /** There was something to look at: silence about it would read as a pass. */
    readonly stopped: boolean;
  }[];
}

type Sources = Pick<ProbeContext, 'tree' | 'artefacts' | 'history' | 'now' | 'progress'> & {
  /** Probes whose document was not found, although the drafted gate names another in its place. */
  readonly absent: ReadonlySet<string>;
  /** Whether the candidate's version is the project's own; a draft without one holds a placeholder. */
  readonly versionKnown: boolean;
};

/** What these say of a version that nobody stated would be our own invention. */
const versionRules: ReadonlySet<string> = new Set([
  'documents.known-issues.other-version',
  'documents.set.other-version',
  'history.scan-reports.other-candidate',
  'history.test-reports.other-candidate',
  'installers.manifest.name-version',
  'installers.manifest.version',
]);

const notDescribed = 'Planned production is not described: no file is named.';

/** Runs every probe that has something to look at under a drafted gate; a survey has no record and no people. */
export async function runSurvey(gate: ResolvedGate, sources: Sources): Promise<Surveyed> {
  const findings = new Map<string, Finding>();
  const looked: Surveyed['looked'][number][] = [];
  const notJudged: Surveyed['notJudged'][number][] = [];
  for (const { definition, criterion } of plan(gate)) {
    const name = definition.id;
    const subject = definition.subject(gate, criterion);
    if (subject.some(({ kind }) => kind === 'paper')) {
      notJudged.push({
        probe: name,
        title: definition.title,
        why: 'a gate writes the papers of a phase',
        stopped: false,
      });
      continue;
    }
    if (sources.absent.has(name) || !subject.some(hasInput)) {
      notJudged.push({ probe: name, title: definition.title, why: 'nothing to look at was found', stopped: false });
      continue;
    }
    if (name === 'staging.parity' && gate.production.files.length === 0) {
      notJudged.push({ probe: name, title: definition.title, why: notDescribed, stopped: false });
      continue;
    }
    if (!sources.versionKnown && name === 'history.candidate') {
      const why = 'no version of the project was found';
      notJudged.push({ probe: name, title: definition.title, why, stopped: false });
      continue;
    }
    sources.progress(`looking: ${definition.id}`);
    const context = { ...sources, gate, criterion, record: null, signal: AbortSignal.timeout(60_000) };
    const observation = withoutVersionRules(await runProbe(definition, context), sources.versionKnown);
    // The gate file is a draft of ours that nobody has read: what it lacks is no fault of the project.
    const ours = observation.findings.filter(({ place }) => place.startsWith(gateFilePath));
    const theirs = observation.findings.filter((finding) => !ours.includes(finding));
    const { result, summary } = observation;
    const failsForUs = result === 'Failed' && ours.length > 0 && theirs.length === 0;
    if (result === 'Unknown' || result === 'NotRun' || failsForUs) {
      const why = failsForUs ? ours.map(({ what }) => what).join(' ') : summary;
      notJudged.push({ probe: name, title: definition.title, why, stopped: !failsForUs });
    } else looked.push({ probe: name, result, summary });
    for (const finding of theirs) findings.set(finding.fingerprint, finding);
  }
  return { findings: [...findings.values()].sort(worstFirst), looked, notJudged };
}

/** Where nothing else was found, the summary goes too: it speaks of the placeholder. */
function withoutVersionRules(observation: Observation, versionKnown: boolean): Observation {
  if (versionKnown) return observation;
  const findings = observation.findings.filter(({ rule }) => !versionRules.has(rule));
  if (findings.length === observation.findings.length) return observation;
  const left = `${findings.length} findings, without comparing versions: the project states none.`;
  return { ...observation, findings, result: findings.length === 0 ? 'Passed' : observation.result, summary: left };
}

function plan(gate: ResolvedGate): readonly { readonly definition: ProbeDefinition; readonly criterion: string }[] {
  const byFacet = new Map(probes.map((definition) => [`${definition.id}@${definition.mode}`, definition]));
  return gate.criteria.flatMap((criterion) =>
    criterion.facets.flatMap((facet) => {
      const definition = byFacet.get(facet.id);
      return definition ? [{ definition, criterion: criterion.id }] : [];
    }),
  );
}

function hasInput({ kind }: Selector): boolean {
  return kind === 'path' || kind === 'folder' || kind === 'artefact' || kind === 'secret';
}
