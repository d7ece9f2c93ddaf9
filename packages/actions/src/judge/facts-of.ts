import {
  aboutSelectors,
  acknowledgedKey,
  acknowledgedPaths,
  deliverableSelectors,
  type Facts,
  type ResolvedGate,
  type Selector,
} from '@sallyport/gate';
import { probes } from '@sallyport/probes';
import { canonicalize, clockToleranceSeconds, type Instant, type Sha256, sha256 } from '@sallyport/record';
import { digestSelector, type SelectorState, type SubjectSources, subjectDigest } from '@sallyport/workspace';
import type { Session } from '../session/open-session.ts';
import { withDifferencesInForce } from './differences-in-force.ts';
import { subjectSources } from './subject-sources.ts';

/** Today's facts: digests of everything that criteria, facets and deliverables are about. Runs no probe. */
export async function factsOf(session: Session): Promise<Facts> {
  const { gate, record, materials, source, caller } = session;
  const sources = await subjectSources(session);
  const select = selectedOnce(sources);
  const digest = async (selectors: readonly Selector[]): Promise<Sha256> =>
    subjectDigest(await Promise.all(selectors.filter(isTracked).map(select))) ?? unknownSubject;
  const definitions = new Map(probes.map((definition) => [`${definition.id}@${definition.mode}`, definition]));
  const subjects = new Map<string, Sha256>();
  const about = new Map<string, Sha256>();
  for (const criterion of gate.criteria) {
    about.set(criterion.id, await digest(aboutSelectors(gate, criterion.id)));
    for (const facet of criterion.facets) {
      const definition = definitions.get(facet.id);
      if (definition) subjects.set(`${criterion.id}/${facet.id}`, await digest(definition.subject(gate, criterion.id)));
    }
  }
  for (const path of acknowledgedPaths(gate)) {
    const state = await select({ kind: 'path', path });
    if (state.known && state.digest) about.set(acknowledgedKey(path), state.digest);
  }
  const deliverables = new Map<string, Sha256>();
  for (const deliverable of gate.deliverables) {
    const files = await digest(deliverableSelectors(gate, deliverable.id));
    deliverables.set(deliverable.id, sha256(canonicalize({ ...deliverable, digest: files })));
  }
  const candidate = await digest([{ kind: 'candidate' }]);
  await session.keepTree();
  const facts: Facts = {
    gate,
    gateSource: source.digest,
    record,
    builtFacets: new Set(definitions.keys()),
    subjects,
    about,
    deliverables,
    candidate,
    candidateCommit: sources.candidate,
    materials: materials.commit,
    now: timeOf(record, caller.now()),
  };
  const inForce = withDifferencesInForce(gate, facts);
  return inForce === gate ? facts : { ...facts, subjects: await reboundSubjects(facts, inForce, sources) };
}

/**
 * Subjects of probes that look at planned production, with the differences that are in force: whoever signs one, or
 * lets it lapse, has changed what was looked at.
 */
async function reboundSubjects(
  { gate, subjects }: Facts,
  inForce: ResolvedGate,
  sources: SubjectSources,
): Promise<Facts['subjects']> {
  const rebound = new Map(subjects);
  const definitions = new Map(probes.map((definition) => [`${definition.id}@${definition.mode}`, definition]));
  for (const criterion of gate.criteria) {
    for (const { id } of criterion.facets) {
      const selectors = definitions.get(id)?.subject(gate, criterion.id) ?? [];
      if (!selectors.some((selector) => selector.kind === 'gate' && selector.keys.includes('production'))) continue;
      const states = selectors
        .filter(isTracked)
        .map((selector) => digestSelector(selector, { ...sources, gate: inForce }));
      rebound.set(`${criterion.id}/${id}`, subjectDigest(await Promise.all(states)) ?? unknownSubject);
    }
  }
  return rebound;
}

/**
 * What is judged by: the clock here, unless the record was sealed later than that by more than honest clocks differ.
 * Then this clock was set back or is wrong, and by it old observations would be young (attack 21); the log's time counts.
 */
function timeOf(record: Session['record'], now: Instant): Instant {
  const sealed = record?.checkpoints.reduce((latest, { time }) => (time > latest ? time : latest), '') ?? '';
  return Date.parse(sealed) > Date.parse(now) + clockToleranceSeconds * 1000 ? sealed : now;
}

/** Many criteria are about the same things, and each is looked up once. */
function selectedOnce(sources: SubjectSources): (selector: Selector) => Promise<SelectorState> {
  const known = new Map<string, Promise<SelectorState>>();
  return (selector) => {
    const key = JSON.stringify(selector);
    const state = known.get(key) ?? digestSelector(selector, sources);
    known.set(key, state);
    return state;
  };
}

/** Never equal to a digest of anything: what could not be told is no subject that evidence could match. */
const unknownSubject: Sha256 = sha256('sallyport: the subject could not be told');

/** What only the runner's machine has is bound by what the runner's evidence says of it (see look.ts). */
export function isTracked(selector: Selector): boolean {
  return selector.kind !== 'artefact' && selector.kind !== 'secret';
}
