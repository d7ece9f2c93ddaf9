import { GateError } from '../board/gate-error.ts';
import type { GateFile } from './gate-file.ts';
import type { ExposureEntry, ResolvedGate } from './resolved-gate.ts';
import { zonedTime } from './zoned-time.ts';

type Materials = Omit<
  ResolvedGate,
  | 'sallyport'
  | 'profile'
  | 'project'
  | 'phase'
  | 'candidate'
  | 'papers'
  | 'git'
  | 'roles'
  | 'callOrder'
  | 'incompatible'
  | 'minimumGrade'
  | 'kickoff'
  | 'criteria'
  | 'weakenings'
>;

/** Everything the gate file names, with nothing left undefined: the resolved form is sealed as canonical JSON. */
export function resolveMaterials(file: GateFile): Materials {
  const { staging, production, channels, rota, incident, disclosure, installers, narrative } = file;
  return {
    deliverables: (file.deliverables ?? []).map(({ id, title, owner, files, acceptance }) => {
      return { id, title, owner, files, acceptance };
    }),
    test: resolveTest(file.test),
    staging: {
      files: staging?.files ?? [],
      environment: staging?.environment ?? [],
      exposure: (staging?.exposure ?? []).map(withoutUndefined),
    },
    production: { files: production?.files ?? [], environment: production?.environment ?? [], differences: [] },
    documents: (file.documents ?? []).map(({ path, title, kind, legal }) => {
      return { path, title, kind, legal: legal ?? (kind === 'terms' || kind === 'privacy') };
    }),
    knownIssues: file.knownIssues ?? null,
    hostLoss: file.hostLoss ?? null,
    testReports: file.testReports ?? [],
    scanReports: file.scanReports ?? [],
    defectLimit: { critical: 0, high: file.defectLimit?.high ?? 0 },
    channels: { chat: channels?.chat ?? null, tracker: channels?.tracker ?? null },
    rota: rota ? { file: rota.file, allowedGapMinutes: rota.allowedGapMinutes ?? 0 } : null,
    incident: incident ? { plan: incident.plan, onCall: incident.onCall } : null,
    disclosure: disclosure ? { policy: disclosure.policy, governance: disclosure.governance } : null,
    installers: installers
      ? { manifest: installers.manifest, platforms: installers.platforms, directory: installers.directory }
      : null,
    narrative: narrative ? { model: narrative.model, hardware: narrative.hardware } : null,
    untracked: file.untracked ?? [],
    runners: file.runners ?? {},
  };
}

/** Keys that were not written are not there: canonical JSON knows no undefined. */
function withoutUndefined(entry: NonNullable<NonNullable<GateFile['staging']>['exposure']>[number]): ExposureEntry {
  const { address, port, protocol, service, purpose, tls, authentication, who, until } = entry;
  return {
    address,
    port,
    protocol,
    service,
    purpose,
    ...(tls === undefined ? {} : { tls }),
    ...(authentication === undefined ? {} : { authentication }),
    ...(who === undefined ? {} : { who }),
    ...(until === undefined ? {} : { until }),
  };
}

function resolveTest(test: GateFile['test']): ResolvedGate['test'] {
  if (!test) return null;
  const instant = (local: string) => {
    const time = zonedTime(local, test.zone);
    if (time.kind === 'instant') return time.instant;
    throw new GateError(
      'GATE_INSTANT_INVALID',
      `The test window names ${local} in ${test.zone}, which is ${time.kind === 'nonexistent' ? 'skipped by a change of clocks' : time.kind}.`,
    );
  };
  return {
    start: instant(test.start),
    end: instant(test.end),
    zone: test.zone,
    cohortCap: test.cohortCap,
    firstWave: test.firstWave,
    stopRules: test.stopRules,
  };
}
