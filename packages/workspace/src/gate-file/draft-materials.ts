import { exposureLines } from './draft-exposure.ts';
import type { DraftFacts } from './draft-facts.ts';
import { commented, list, oneLine, scalar } from './draft-yaml.ts';

/** Drafted where no runner is known: without any, nothing that is recorded would count, and nothing would say why. */
const likelyRunner = 'ci';

/** A section: a sentence on what belongs there, and its lines, commented out where nothing was found. */
function section(about: string, found: boolean, lines: readonly string[]): readonly string[] {
  return ['', `# ${about}`, ...(found ? lines : commented(lines))];
}

/** Everything about the environments, documents, channels and people on duty. */
export function materialLines(facts: DraftFacts): readonly string[] {
  return [
    ...stagingLines(facts),
    ...documentLines(facts),
    ...reportLines(facts),
    ...channelLines(facts),
    ...installerLines(facts),
    ...inputLines(facts),
  ];
}

function stagingLines({ staging, exposure, production }: DraftFacts): readonly string[] {
  const stagingFiles = staging.files;
  const productionFiles = production.files;
  return [
    ...section(
      'Compose files of the environment that testers reach, in the order Compose is given them (C0).',
      stagingFiles.length > 0,
      [
        'staging:',
        `  files: ${list(stagingFiles.length > 0 ? stagingFiles : ['compose.yaml', 'compose.staging.yaml'])}`,
        ...environmentLine(staging.environment, '.env.staging', stagingFiles.length > 0),
        '  # Everything that may be reachable from outside; what is not listed must not be (D1).',
        ...exposureLines(exposure),
      ],
    ),
    ...section(
      'Compose files of the planned production. Staging must not differ, but for what is declared (C1).',
      productionFiles.length > 0,
      [
        'production:',
        `  files: ${list(productionFiles.length > 0 ? productionFiles : ['compose.yaml', 'compose.production.yaml'])}`,
        ...environmentLine(production.environment, '.env.production', productionFiles.length > 0),
        '  # differences:',
        '  #   - { service: gateway, key: deploy.replicas, reason: one host carries the test }',
      ],
    ),
  ];
}

function environmentLine(paths: readonly string[], example: string, open: boolean): readonly string[] {
  if (paths.length > 0) return [`  environment: ${list(paths)}`];
  return [open ? `  # environment: [${example}]` : `  environment: [${example}]`];
}

function documentLines({ documents, knownIssues, hostLoss }: DraftFacts): readonly string[] {
  const entries =
    documents.length > 0 ? documents : [{ path: 'docs/guide.md', title: 'Tester guide', kind: 'guide' as const }];
  const lines = entries.map(
    ({ path, title, kind }) =>
      `  - { path: ${scalar(path)}, title: ${scalar(oneLine(title) || 'Untitled')}, kind: ${kind} }`,
  );
  return [
    ...section(
      'Every document that testers are given. Legal reviews all of them, in exactly these versions (I1, I2).',
      documents.length > 0,
      ['documents:', ...lines],
    ),
    ...single('Known issues that testers can read (A5).', 'knownIssues', knownIssues, 'docs/known_issues.md'),
    ...single(
      'What testers see and who decides when the one host is lost (F4).',
      'hostLoss',
      hostLoss,
      'docs/host_loss.md',
    ),
  ];
}

function single(about: string, key: string, path: string | null, example: string): readonly string[] {
  const found = path !== null;
  return section(about, found, [`${key}: ${scalar(found ? path : example)}`]);
}

function reportLines({ testReports, scanReports }: DraftFacts): readonly string[] {
  return [
    ...section('Reports of the acceptance suites on the candidate (A4).', testReports.length > 0, [
      'testReports:',
      ...reports(testReports, 'reports/acceptance.xml', 'junit', 'acceptance'),
    ]),
    ...section('Reports of image, dependency and secret scans (E3).', scanReports.length > 0, [
      'scanReports:',
      ...reports(scanReports, 'reports/images.sarif', 'sarif', 'image scan'),
    ]),
    '',
    '# How many open defects of severity high are accepted; critical ones never are (A5).',
    'defectLimit: { high: 0 }',
  ];
}

function reports(paths: readonly string[], example: string, format: string, suite: string): readonly string[] {
  return (paths.length > 0 ? paths : [example]).map((path) => {
    const written = path.endsWith('.json') && format === 'junit' ? 'ctrf' : format;
    return `  - { path: ${scalar(path)}, format: ${written}, suite: ${suite} }`;
  });
}

function channelLines({ rota, incidentPlan, policy, governance }: DraftFacts): readonly string[] {
  const known = policy !== null && governance !== null;
  return [
    ...section('Where testers talk and file bugs (J1, J2).', false, [
      'channels: { chat: "discord:my-closed-test", tracker: "https://tracker.example/my-closed-test" }',
    ]),
    ...section('Who is on duty when, as iCalendar (J3).', rota !== null, [
      `rota: { file: ${scalar(rota ?? 'ops/rota.ics')}, allowedGapMinutes: 0 }`,
    ]),
    ...section(
      'Incident plan, and the persons on call by their id in the trust root (K1, K3).',
      incidentPlan !== null,
      [`incident: { plan: ${scalar(incidentPlan ?? 'docs/incident_response.md')}, onCall: [] }`],
    ),
    ...section('How vulnerabilities are reported from outside, and the governance document (L1, L5).', known, [
      `disclosure: { policy: ${scalar(policy ?? 'SECURITY.md')}, governance: ${scalar(governance ?? 'docs/GOVERNANCE.md')} }`,
    ]),
  ];
}

function installerLines({ installerManifest }: DraftFacts): readonly string[] {
  const manifest = installerManifest;
  const folder = manifest?.includes('/') ? manifest.slice(0, manifest.lastIndexOf('/')) : 'release';
  return [
    ...section('Installers that testers get, and the platforms you promised (B1).', manifest !== null, [
      `installers: { manifest: ${scalar(manifest ?? 'release/manifest.json')}, directory: ${scalar(folder)}, platforms: [windows-x64] }`,
    ]),
    ...section(
      'Model that runs on the tester’s machine, and the classes of hardware (N1). Without one, declare N1 and N2 not applicable.',
      false,
      ['narrative: { model: models/model.json, hardware: [integrated-gpu-8gb] }'],
    ),
  ];
}

function inputLines({ untracked, runner }: DraftFacts): readonly string[] {
  const entries =
    untracked.length > 0
      ? untracked
      : [
          { path: '.env.staging', kind: 'secret' },
          { path: 'release', kind: 'artefact' },
        ];
  return [
    ...section(
      'Inputs that git does not have. Of a secret the record says only equal or different.',
      untracked.length > 0,
      ['untracked:', ...entries.map(({ path, kind }) => `  - { path: ${scalar(path)}, kind: ${kind} }`)],
    ),
    '',
    '# Whose evidence counts: runners of the trust root, by facet, * for all others. What another one saw satisfies nothing.',
    ...(runner === null
      ? [
          `# ${likelyRunner} is the runner whose key \`trust found\` reads from ${likelyRunner}.runner.pub; write yours.`,
        ]
      : []),
    `runners: { "*": [${scalar(runner ?? likelyRunner)}] }`,
  ];
}
