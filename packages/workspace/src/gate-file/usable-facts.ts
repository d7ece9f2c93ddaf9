import type { ExposureEntry } from '@sallyport/gate';
import { isGateFilePath, isOrigin } from '@sallyport/gate/gate-file';
import type { DraftFacts } from './draft-facts.ts';
import { oneLine } from './draft-yaml.ts';

/** Paths of the papers of a phase: beside the log of the phase before, or where such logs usually stand. */
export function paperPaths({ phase, previousLog }: DraftFacts) {
  const folder = previousLog?.includes('/') ? previousLog.slice(0, previousLog.lastIndexOf('/')) : 'docs/progress_logs';
  return {
    log: `${folder}/progress_phase_${phase.number}.md`,
    minutes: `${folder}/phase_${phase.number}_kickoff_minutes.md`,
    deliverables: `${folder}/phase_${phase.number}_deliverable_checklist.md`,
    readiness: `${folder}/phase_${phase.number}_dor_checklist.md`,
  };
}

/** What was found, without what no gate file may hold: names that cannot be written, and the same file twice. */
export function usableFacts(facts: DraftFacts): DraftFacts {
  const { candidate, staging, production } = facts;
  const path = (each: string | null) => (each !== null && writable(each) ? each : null);
  const named: DraftFacts = {
    ...facts,
    // A record must have a name; this one says that it is nobody's.
    origin: isOrigin(facts.origin) ? facts.origin : 'project.invalid/sallyport',
    previousLog: previousLogOf(facts),
    candidate: {
      ...candidate,
      tag: tagOf(candidate.tag),
      changelog: path(candidate.changelog),
      versionFiles: paths(candidate.versionFiles),
    },
    staging: { files: paths(staging.files), environment: paths(staging.environment) },
    exposure: exposureOf(facts),
    production: { files: paths(production.files), environment: paths(production.environment) },
    documents: distinct(facts.documents, (each) => each.path),
    knownIssues: path(facts.knownIssues),
    hostLoss: path(facts.hostLoss),
    testReports: paths(facts.testReports),
    scanReports: paths(facts.scanReports),
    rota: path(facts.rota),
    incidentPlan: path(facts.incidentPlan),
    policy: path(facts.policy),
    governance: path(facts.governance),
    installerManifest: path(facts.installerManifest),
    runner: facts.runner !== null && /^[a-z][a-z0-9-]{0,31}$/.test(facts.runner) ? facts.runner : null,
  };
  // What people read must be in git, whatever else lies in a folder that git ignores.
  const read = [
    ...Object.values(paperPaths(named)),
    ...named.documents.map((each) => each.path),
    named.knownIssues,
    named.hostLoss,
    named.incidentPlan,
    named.policy,
    named.governance,
  ];
  const untracked = distinct(facts.untracked, (each) => each.path).filter(
    (each) => !read.some((other) => other === each.path || other?.startsWith(`${each.path}/`)),
  );
  return { ...named, untracked };
}

/** Entries that a gate file takes, each door once; without files there is no stack that has them. */
function exposureOf({ exposure, staging }: DraftFacts): DraftFacts['exposure'] {
  if (exposure === null || paths(staging.files).length === 0) return null;
  const fits = ({ address, port, service, purpose }: ExposureEntry) =>
    /^[0-9a-fA-F:.]{1,100}$/.test(address) &&
    Number.isInteger(port) &&
    port > 0 &&
    port < 65_536 &&
    service.length <= 100 &&
    oneLine(service) === service &&
    service !== '' &&
    oneLine(purpose) !== '';
  const entries = exposure.entries.filter(fits);
  const doors = new Map(entries.map((each) => [`${each.address}:${each.port}/${each.protocol}`, each]));
  return { entries: [...doors.values()], doubtful: exposure.doubtful.filter(({ entry }) => fits(entry)) };
}

function previousLogOf(facts: DraftFacts): string | null {
  const { previousLog, phase } = facts;
  if (previousLog === null || !writable(previousLog) || previousLog.length > 900 || phase.number === 0) return null;
  const own = Object.values(paperPaths(facts)).some((paper) => paper.toLowerCase() === previousLog.toLowerCase());
  return own ? null : previousLog;
}

/** Tags that git takes and that need no quotes; others are for a person to write. */
export function tagOf(tag: string | null): string | null {
  if (tag === null || tag.length > 200 || !/^[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]$/.test(tag)) return null;
  return tag.includes('..') || tag.endsWith('.lock') || tag === 'HEAD' ? null : tag;
}

function writable(path: string): boolean {
  return isGateFilePath(path) && !path.includes('\ufffd');
}

function paths(found: readonly string[]): readonly string[] {
  return distinct(found, (path) => path);
}

function distinct<T>(items: readonly T[], pathOf: (item: T) => string): readonly T[] {
  const usable = items.filter((item) => writable(pathOf(item)));
  return [...new Map(usable.map((item) => [pathOf(item).toLowerCase(), item])).values()];
}
