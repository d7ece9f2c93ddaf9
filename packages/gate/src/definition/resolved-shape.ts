import type { Shape } from './shape.ts';

const texts: Shape = { list: 'text' };
const textOrNull: Shape = { orNull: 'text' };

const facet: Shape = {
  byKind: {
    probe: { keys: { kind: 'text', id: 'text', probe: 'text', mode: 'text' } },
    sign: { keys: { kind: 'text', id: { oneOf: ['sign'] }, roles: texts, per: 'text' } },
  },
};

const criterion: Shape = {
  keys: {
    id: 'text',
    title: 'text',
    asks: 'text',
    source: 'text',
    owner: 'text',
    facets: { list: facet },
    maxAge: textOrNull,
    grace: textOrNull,
    required: 'boolean',
    waivable: 'boolean',
    floor: 'boolean',
    about: texts,
    files: texts,
    restsOn: texts,
  },
};

const difference: Shape = { keys: { service: 'text', key: 'text', reason: 'text' } };

const grade: Shape = { oneOf: ['A', 'B', 'C', 'S'] };

const relievedRule: Shape = {
  byKind: {
    needed: { keys: { kind: 'text', role: 'text', needed: 'integer' } },
    quorum: { keys: { kind: 'text', quorum: 'integer' } },
    grade: { keys: { kind: 'text', grade } },
  },
};

const weakening: Shape = {
  keys: {
    digest: 'text',
    criterion: 'text',
    kind: 'text',
    profile: 'text',
    gate: 'text',
    reason: textOrNull,
    relieved: { orNull: criterion },
    difference: { orNull: difference },
    rule: { orNull: relievedRule },
  },
};

const reports: Shape = { list: { keys: { path: 'text', format: 'text', suite: 'text' } } };

/** The resolved gate as it is sealed. Unknown keys are refused, as everywhere. */
export const resolvedGateShape: Shape = {
  keys: {
    sallyport: { oneOf: [1] },
    profile: { keys: { name: 'text', version: 'text' } },
    project: { keys: { name: 'text', origin: 'text', kind: { oneOf: ['live', 'demo'] } } },
    phase: {
      keys: {
        number: 'integer',
        title: 'text',
        outcome: 'text',
        previous: { orNull: { keys: { number: 'integer', log: 'text' } } },
      },
    },
    candidate: {
      keys: { version: 'text', tag: textOrNull, commit: textOrNull, changelog: textOrNull, versionFiles: texts },
    },
    papers: { keys: { log: 'text', minutes: 'text', deliverables: 'text', readiness: 'text' } },
    git: { keys: { branch: 'text', message: 'text' } },
    roles: {
      list: {
        keys: {
          id: 'text',
          title: 'text',
          needed: { orNull: 'integer' },
          required: 'boolean',
          everyHolderSigns: 'boolean',
        },
      },
    },
    callOrder: texts,
    incompatible: { list: texts },
    minimumGrade: grade,
    kickoff: { keys: { quorum: 'integer' } },
    criteria: { list: criterion },
    weakenings: { list: weakening },
    deliverables: { list: { keys: { id: 'text', title: 'text', owner: 'text', files: texts, acceptance: 'text' } } },
    test: {
      orNull: {
        keys: {
          start: 'text',
          end: 'text',
          zone: 'text',
          cohortCap: 'integer',
          firstWave: 'integer',
          stopRules: texts,
        },
      },
    },
    staging: {
      keys: {
        files: texts,
        environment: texts,
        exposure: {
          list: {
            keys: { address: 'text', port: 'integer', protocol: 'text', service: 'text', purpose: 'text' },
            optional: { tls: 'boolean', authentication: 'text', who: 'text', until: 'text' },
          },
        },
      },
    },
    production: { keys: { files: texts, environment: texts, differences: { list: difference } } },
    documents: { list: { keys: { path: 'text', title: 'text', kind: 'text', legal: 'boolean' } } },
    knownIssues: textOrNull,
    hostLoss: textOrNull,
    testReports: reports,
    scanReports: reports,
    defectLimit: { keys: { critical: { oneOf: [0] }, high: 'integer' } },
    channels: { keys: { chat: textOrNull, tracker: textOrNull } },
    rota: { orNull: { keys: { file: 'text', allowedGapMinutes: 'integer' } } },
    incident: { orNull: { keys: { plan: 'text', onCall: texts } } },
    disclosure: { orNull: { keys: { policy: 'text', governance: 'text' } } },
    installers: { orNull: { keys: { manifest: 'text', platforms: texts, directory: 'text' } } },
    narrative: { orNull: { keys: { model: 'text', hardware: texts } } },
    untracked: { list: { keys: { path: 'text', kind: { oneOf: ['secret', 'artefact'] } } } },
    runners: { map: texts },
  },
};
