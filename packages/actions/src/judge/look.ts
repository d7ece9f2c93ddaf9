import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Facts, type ResolvedGate, type Selector, type TreeReader, untrackedFact } from '@sallyport/gate';
import { type Observation, type ProbeContext, type ProbeDefinition, probes, runProbe } from '@sallyport/probes';
import type { EvidenceEntry, Sha256 } from '@sallyport/record';
import { artefacts, digestSelectors, history } from '@sallyport/workspace';
import type { Session } from '../session/open-session.ts';
import { withDifferencesInForce } from './differences-in-force.ts';
import { isTracked } from './facts-of.ts';
import { subjectSources } from './subject-sources.ts';

/** The only vantage of file probes. */
const vantage = 'repository';

/**
 * Runs every built facet of the gate, or of the criteria that are named, and returns an entry for each, citing its
 * predecessors. Writes nothing.
 */
export async function look(
  session: Session,
  facts: Facts,
  only: { readonly criteria?: readonly string[] } = {},
): Promise<readonly EvidenceEntry[]> {
  const entries: EvidenceEntry[] = [];
  const planned = plannedFacets(session.gate, facts).filter((each) => only.criteria?.includes(each.criterion) ?? true);
  const gate = withDifferencesInForce(session.gate, facts);
  readAhead(session, planned);
  for (const [index, { criterion, facet, definition }] of planned.entries()) {
    session.caller.progress(`looking ${index + 1}/${planned.length}: ${facet} for ${criterion}`);
    const subject = facts.subjects.get(`${criterion}/${facet}`);
    if (subject === undefined) continue;
    const selectors = definition.subject(session.gate, criterion);
    const absent = absentRoots(session, selectors);
    const observation =
      absent.length > 0
        ? notHere(absent)
        : await runProbe(definition, { ...(await probeContext(session, criterion)), gate });
    const untracked = absent.length > 0 ? {} : await untrackedFacts(session, selectors);
    entries.push({
      criterion,
      facet,
      vantage,
      subject,
      observedAt: session.caller.now(),
      ...observation,
      facts: { ...observation.facts, ...untracked },
      previous: predecessors(session, criterion, facet, subject),
    });
  }
  return entries;
}

/** Asks git for all documents that probes name while their code is still being loaded: it answers on another core. */
function readAhead({ gate, tree }: Session, planned: ReturnType<typeof plannedFacets>): void {
  // A work tree lies on this disk, and is read again whenever somebody asks.
  if (tree.commit === null) return;
  const paths = planned.flatMap(({ criterion, definition }) =>
    definition.subject(gate, criterion).flatMap((selector) => (selector.kind === 'path' ? [selector.path] : [])),
  );
  // What cannot be read is said by the probe that needs it.
  for (const path of new Set(paths)) tree.read(path).catch(() => undefined);
}

/** Every criterion and facet that a probe of this version looks at. */
export function plannedFacets(gate: ResolvedGate, facts: Pick<Facts, 'builtFacets'>) {
  const definitions = new Map(
    probes.map((definition): [string, ProbeDefinition] => [`${definition.id}@${definition.mode}`, definition]),
  );
  return gate.criteria.flatMap((criterion) =>
    criterion.facets.flatMap((facet) => {
      const definition = facts.builtFacets.has(facet.id) ? definitions.get(facet.id) : undefined;
      return definition ? [{ criterion: criterion.id, facet: facet.id, definition }] : [];
    }),
  );
}

export async function probeContext(
  session: Session,
  criterion: string,
  tree: TreeReader = session.tree,
): Promise<ProbeContext> {
  const { repository, caller } = session;
  return {
    gate: session.gate,
    criterion,
    tree,
    artefacts: artefacts(repository.topLevel ?? repository.directory),
    history: history(repository),
    record: session.record,
    now: caller.now(),
    signal: AbortSignal.timeout(600_000),
    progress: (line) => caller.progress(line),
  };
}

/**
 * Digests of untracked inputs (installers by SHA-256, secrets keyed) as facts of the entry. Clones that do not have
 * these files take them from here, so everybody computes the same substance.
 */
async function untrackedFacts(session: Session, selectors: readonly Selector[]): Promise<Record<string, Sha256>> {
  const untracked = selectors.filter((selector) => !isTracked(selector));
  if (untracked.length === 0) return {};
  const states = await digestSelectors(untracked, await subjectSources(session));
  return Object.fromEntries(
    states.flatMap((state) => {
      const path = 'path' in state.selector ? state.selector.path : '';
      return [[untrackedFact(path), state.known ? (state.digest ?? 'absent') : 'not known here']];
    }),
  );
}

/** Untracked folders and files that the gate file declares and that this machine does not have: another one looks. */
function absentRoots({ gate, repository }: Session, selectors: readonly Selector[]): readonly string[] {
  const paths = selectors.flatMap((selector) => (selector.kind === 'artefact' ? [selector.path] : []));
  const roots = gate.untracked.filter((each) =>
    paths.some((path) => path === each.path || path.startsWith(`${each.path}/`)),
  );
  const top = repository.topLevel ?? repository.directory;
  return roots.map((each) => each.path).filter((path) => !existsSync(join(top, path)));
}

function notHere(absent: readonly string[]): Observation {
  const summary = `${absent.join(', ')} is not on this machine; the machine that has it looks.`;
  return { result: 'NotRun', summary, findings: [], coverage: { looked: 0, total: 1, unit: 'machines' }, facts: {} };
}

/** Evidence statements whose entry for the same thing no other one follows. */
function predecessors(session: Session, criterion: string, facet: string, subject: Sha256): readonly Sha256[] {
  const same = (session.record?.statements ?? []).flatMap((each) =>
    each.type === 'evidence'
      ? each.body.entries
          .filter(
            (entry) =>
              entry.criterion === criterion &&
              entry.facet === facet &&
              entry.subject === subject &&
              entry.vantage === vantage,
          )
          .map((entry) => ({ digest: each.digest, previous: entry.previous }))
      : [],
  );
  const followed = new Set(same.flatMap((each) => each.previous));
  return [...new Set(same.map((each) => each.digest).filter((digest) => !followed.has(digest)))].sort();
}
