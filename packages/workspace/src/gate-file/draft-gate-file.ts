import { gateFileSchemaAddress } from '@sallyport/gate/gate-file';
import type { DraftFacts } from './draft-facts.ts';
import { materialLines } from './draft-materials.ts';
import { list, scalar, writable } from './draft-yaml.ts';

/**
 * The text of a commented gate file for `init`: what was found is filled in, everything else stands commented out with
 * a sentence on what belongs there. It loads without an error whatever names were found on the disk.
 */
export function draftGateFile(facts: DraftFacts): string {
  const lines = [
    `# yaml-language-server: $schema=${gateFileSchemaAddress}`,
    '# What this team must show before its first external testers come. Edit it; `sallyport check` says what is wrong.',
    '# People, keys and who holds which role stand in the trust root, never here.',
    'sallyport: 1',
    'extends: closed-test',
    '',
    'project:',
    `  name: ${scalar(facts.project) || 'project'}`,
    `  origin: ${facts.origin}`,
    ...(facts.kind === 'demo' ? ['  kind: demo'] : []),
    ...phaseLines(facts),
    ...candidateLines(facts),
    ...paperLines(facts),
    ...ruleLines(),
    ...materialLines(facts),
  ];
  return `${lines.join('\n')}\n`;
}

function phaseLines({ phase, previousLog }: DraftFacts): readonly string[] {
  const log = previousLog !== null && writable(previousLog) && phase.number > 0 ? previousLog : null;
  const title = scalar(phase.title) || 'External Closed Testing';
  return [
    '',
    'phase:',
    `  number: ${phase.number}`,
    `  title: ${title}`,
    '  # What a GO declares.',
    `  outcome: ${scalar(`Phase ${phase.number} (${phase.title}) Initiated`)}`,
    ...(log === null
      ? [
          '  # The phase before and its log; without one, A1 takes a signed deviation.',
          '  # previous: { number: 6, log: docs/progress_phase_6.md }',
        ]
      : [`  previous: { number: ${phase.number - 1}, log: ${scalar(log)} }`]),
  ];
}

function candidateLines({ candidate }: DraftFacts): readonly string[] {
  const versionFiles = candidate.versionFiles.filter(writable);
  const { version, changelog } = candidate;
  const tag =
    candidate.tag !== null && /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(candidate.tag) && isRefName(candidate.tag)
      ? candidate.tag
      : null;
  return [
    '',
    '# The build under test: version, tag, changelog and the files that state the version must agree (A9).',
    'candidate:',
    ...(version === null ? ['  # No version was found: write that of the build.'] : []),
    `  version: ${JSON.stringify(version === null ? '0.0.0' : oneLine(version))}`,
    ...(tag === null ? ['  # No tag was found: write that of the build, or its commit.'] : []),
    `  tag: ${scalar(tag ?? 'v0.0.0')}`,
    changelog !== null && writable(changelog) ? `  changelog: ${scalar(changelog)}` : '  # changelog: CHANGELOG.md',
    versionFiles.length > 0 ? `  versionFiles: ${list(versionFiles)}` : '  # versionFiles: [package.json]',
  ];
}

function isRefName(tag: string): boolean {
  return !tag.includes('..') && !tag.endsWith('.') && !tag.endsWith('.lock') && tag !== 'HEAD' && tag.length <= 200;
}

function oneLine(text: string): string {
  return (
    text
      .replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
      .trim()
      .slice(0, 100) || '0.0.0'
  );
}

function paperLines({ phase, previousLog }: DraftFacts): readonly string[] {
  const log = previousLog !== null && writable(previousLog) ? previousLog : null;
  const folder = log?.includes('/') ? log.slice(0, log.lastIndexOf('/')) : 'docs/progress_logs';
  const name = `progress_phase_${phase.number}.md`;
  const paper = (file: string) => scalar(`${folder}/${file}`);
  return [
    '',
    '# Documents that Sallyport writes; what people write in them stays.',
    'papers:',
    `  log: ${paper(name)}`,
    `  minutes: ${paper(`phase_${phase.number}_kickoff_minutes.md`)}`,
    `  deliverables: ${paper(`phase_${phase.number}_deliverable_checklist.md`)}`,
    `  readiness: ${paper(`phase_${phase.number}_dor_checklist.md`)}`,
    '',
    'git:',
    `  branch: feature/phase-${phase.number}-setup`,
    '  # The one commit of a GO has exactly this message.',
    `  message: ${scalar(`Phase ${phase.number}.0: Initialized ${name} and Confirmed Phase ${phase.number} Readiness for ${phase.title}.`)}`,
  ];
}

function ruleLines(): readonly string[] {
  return [
    '',
    '# The profile brings the roles pm, architect, tech, qa, sre, community, legal and security. Add your own, or say',
    '# how many holders of a role must say GO.',
    '# roles:',
    '#   data: { title: Data Lead }',
    '# Pairs of roles that one person may not hold together.',
    'incompatible: [[security, sre], [legal, community]]',
    '# A: every role its own person, down to S: one person in all chairs, printed as such.',
    'minimumGrade: B',
    '',
    '# Changes to the criteria. Stricter holds at once; weaker takes a signed deviation and a reason.',
    '# criteria:',
    '#   C4: { maxAge: P1D }',
    '#   N1: { notApplicable: there is no on-device model in this product }',
    '',
    '# Deliverables of the previous phase, each reviewed against its acceptance by its owner (A3).',
    '# deliverables:',
    '#   - id: "1.1"',
    '#     title: Performance-tuned client',
    '#     owner: tech',
    '#     files: [docs/reports/performance.md]',
    '#     acceptance: 60 frames a second on the reference machine',
    '',
    '# When the test runs, for how many people, and when it is stopped (A6, M3).',
    '# test:',
    '#   start: "2027-03-01T09:00"',
    '#   end: "2027-03-15T18:00"',
    '#   zone: Europe/Berlin',
    '#   cohortCap: 40',
    '#   firstWave: 8',
    '#   stopRules: [Any critical finding stops the test at once]',
  ];
}
