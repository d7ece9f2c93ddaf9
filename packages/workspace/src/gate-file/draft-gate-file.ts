import { gateFileSchemaAddress } from '@sallyport/gate/gate-file';
import type { DraftFacts } from './draft-facts.ts';
import { materialLines } from './draft-materials.ts';
import { list, oneLine, scalar } from './draft-yaml.ts';
import { paperPaths, tagOf, usableFacts } from './usable-facts.ts';

/**
 * The text of a commented gate file for `init`: what was found is filled in, everything else stands commented out with
 * a sentence on what belongs there. It loads without an error whatever names were found on the disk.
 */
export function draftGateFile(found: DraftFacts): string {
  const facts = usableFacts(found);
  const lines = [
    `# yaml-language-server: $schema=${gateFileSchemaAddress}`,
    '# What this team must show before its first external testers come. Edit it; `sallyport check` says what is wrong.',
    '# People, keys and who holds which role stand in the trust root, never here.',
    'sallyport: 1',
    'extends: closed-test',
    '',
    'project:',
    `  name: ${scalar(oneLine(facts.project, 100) || 'project')}`,
    `  origin: ${scalar(facts.origin)}`,
    ...(facts.kind === 'demo' ? ['  kind: demo'] : []),
    ...phaseLines(facts),
    ...candidateLines(facts),
    ...paperLines(facts),
    ...ruleLines(facts),
    ...materialLines(facts),
  ];
  return `${lines.join('\n')}\n`;
}

function phaseLines({ phase, previousLog }: DraftFacts): readonly string[] {
  const title = titleOf(phase.title);
  return [
    '',
    'phase:',
    `  number: ${phase.number}`,
    `  title: ${scalar(title)}`,
    '  # What a GO declares.',
    `  outcome: ${scalar(`Phase ${phase.number} (${title}) Initiated`)}`,
    ...(previousLog === null
      ? [
          '  # The phase before and its log; without one, A1 takes a signed deviation.',
          '  # previous: { number: 6, log: docs/progress_phase_6.md }',
        ]
      : [`  previous: { number: ${phase.number - 1}, log: ${scalar(previousLog)} }`]),
  ];
}

function candidateLines({ candidate }: DraftFacts): readonly string[] {
  const { version, tag, changelog, versionFiles } = candidate;
  return [
    '',
    '# The build under test: version, tag, changelog and the files that state the version must agree (A9).',
    'candidate:',
    ...(version === null ? ['  # No version was found: write that of the build.'] : []),
    `  version: ${JSON.stringify(oneLine(version ?? '', 100) || '0.0.0')}`,
    ...(tag === null ? ['  # No tag of it was found: tag the build so, or write the tag it has, or its commit.'] : []),
    `  tag: ${scalar(tag ?? usualTag(version))}`,
    changelog !== null ? `  changelog: ${scalar(changelog)}` : '  # changelog: CHANGELOG.md',
    versionFiles.length > 0 ? `  versionFiles: ${list(versionFiles)}` : '  # versionFiles: [package.json]',
  ];
}

/** A gate file names tag or commit, so one stands there: that which people would give to the version. */
function usualTag(version: string | null): string {
  return tagOf(`v${(version ?? '').replace(/^v/, '')}`) ?? 'v0.0.0';
}

function titleOf(title: string): string {
  return oneLine(title, 150) || 'External Closed Testing';
}

function paperLines(facts: DraftFacts): readonly string[] {
  const { number, title } = facts.phase;
  const papers = Object.entries(paperPaths(facts)).map(([name, path]) => `  ${name}: ${scalar(path)}`);
  const message = `Phase ${number}.0: Initialized progress_phase_${number}.md and Confirmed Phase ${number} Readiness`;
  return [
    '',
    '# Documents that Sallyport writes; what people write in them stays.',
    'papers:',
    ...papers,
    '',
    'git:',
    `  branch: feature/phase-${number}-setup`,
    '  # The one commit of a GO has exactly this message.',
    `  message: ${scalar(`${message} for ${titleOf(title)}.`)}`,
  ];
}

/** The first gate of a project follows a log that nobody signed: the deviation is drafted, for people to sign or mend. */
function criteriaLines({ previousLog, signedPredecessor, phase }: DraftFacts): readonly string[] {
  if (previousLog === null || signedPredecessor) return ['# criteria:'];
  const reason = `Phase ${phase.number - 1} was decided before there was a record; nothing of it is signed`;
  return ['criteria:', `  A1: { notApplicable: ${reason} }`];
}

function ruleLines(facts: DraftFacts): readonly string[] {
  return [
    '',
    '# The profile brings the roles pm, architect, tech, qa, sre, community, legal and security. Add your own, or say',
    '# how many holders of a role must say GO.',
    '# roles:',
    '#   data: { title: Data Lead }',
    '# Pairs of roles that one person may not hold together.',
    'incompatible: [[security, sre], [legal, community]]',
    '# From A, every role its own person, down to S, one person in all chairs and printed as such. Below B it holds when',
    '# it was signed for: sallyport deviate O1',
    'minimumGrade: B',
    '',
    '# Changes to the criteria. Stricter holds at once; weaker takes a signed deviation and a reason.',
    ...criteriaLines(facts),
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
