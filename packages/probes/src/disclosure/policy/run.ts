import type { Finding, Severity } from '@sallyport/record';
import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import type { Observation, ProbeContext } from '../../probe.ts';
import { ProbeError } from '../../probe-error.ts';
import { anotherLanguage } from '../../prose/another-language.ts';
import { statedDurations } from '../../prose/durations.ts';
import { readDocument } from '../../prose/read-document.ts';
import { allThatSpeakOf, speaksOf } from '../../prose/topics.ts';
import { unfinishedMarks } from '../../prose/unfinished-marks.ts';
import { readText } from '../../read-text.ts';
import { conclude, findingMaker } from '../../rule-finding.ts';
import { aboutVulnerabilities } from '../promises/about-vulnerabilities.ts';
import { contradictions } from '../promises/contradictions.ts';
import { factsOf, promisedTimes } from '../promises/promised-times.ts';
import { definition } from './probe.ts';
import { reportRoutes } from './routes.ts';
import { securityTxtProblems } from './security-txt.ts';

const found = findingMaker(definition.rules);

const key = /\b(?:PGP|GPG|OpenPGP|age1[a-z0-9]{10,}|public key|key fingerprint|encrypt\w*|Signal)\b/i;
const scope = /\b(?:in|out)[- ](?:of[- ])?scope\b|\bscope\b|\bthis policy (?:covers|applies)\b|\bcovered\b/i;
const safeHarbour =
  /\bsafe harbou?r\b|\b(?:not|never|no|refrain from)\b[^.]{0,60}\b(?:legal|civil|criminal|law|prosecut\w+|lawsuit|sue)\b|\bauthori[sz]ed (?:conduct|testing|research)\b|\bconsider\w*\b[^.]{0,60}\bauthori[sz]ed\b/i;
const disclosure =
  /\b(?:embargo\w*|(?:public(?:ly)?|coordinated|responsible|full) (?:vulnerability )?disclos\w*|disclos\w+|publish\w*|go(?:es)? public)\b/i;

/** Reads the disclosure policy, and every security.txt of the tree. */
export async function run(context: ProbeContext): Promise<Observation> {
  const { gate, tree, criterion } = context;
  if (gate.disclosure === null)
    return without('NotRun', 'The gate file names no disclosure policy: fill in `disclosure`.');
  const named = gate.disclosure.policy;
  const policy = await readDocument(tree, named);
  if (policy.kind === 'missing') {
    const missing = found('disclosure.policy.missing', {
      severity: 'high',
      address: named,
      place: named,
      what: 'The policy named in sallyport.yaml is not in the tree.',
    });
    return { ...without('Failed', 'The disclosure policy is not there.'), findings: [missing] };
  }
  if (policy.kind === 'unread')
    return without('Unknown', `The policy is ${policy.format}; only Markdown and plain text are read.`);
  const { path, document } = policy;
  const findings: Finding[] = [];
  if (!policy.exact)
    findings.push(
      found('disclosure.policy.letter-case', {
        severity: 'low',
        address: named,
        place: path,
        what: `The gate file says ${named}, the file is ${path}.`,
      }),
    );
  for (const mark of unfinishedMarks(document).filter((each) => each.kind !== 'empty section')) {
    const what =
      mark.kind === 'draft' ? `It calls itself a draft: "${mark.text}".` : `A placeholder is left: "${mark.text}".`;
    findings.push(
      found('disclosure.policy.unfinished', {
        severity: 'high',
        address: mark.text,
        place: `${path}:${mark.line}`,
        what,
      }),
    );
  }
  const language = anotherLanguage(document);
  if (language !== null) findings.push(silence('another-language', 'medium', path, `It is written in ${language}.`));
  if (criterion !== 'L3') {
    if (language === null) findings.push(...routeFindings(path, document), ...timeFindings(path, document));
    findings.push(...(await securityTxtFindings(context)), ...(await governanceFindings(path, document, context)));
  }
  if (criterion !== 'L1' && language === null) findings.push(...legalFindings(path, document));
  const times = promisedTimes(document);
  const about =
    { L1: 'route, times and scope', L3: 'safe harbour and embargo' }[criterion] ??
    'route, times, scope, safe harbour and embargo';
  return conclude({
    findings,
    coverage: { looked: 1, total: 1, unit: 'policies' },
    facts: factsOf(times),
    passed: `The disclosure policy states ${about}.`,
    failed: `The disclosure policy lacks something: ${findings.length} findings about ${about}.`,
    review: {
      rule: 'disclosure.policy.another-language',
      summary: `The disclosure policy is not in English: whether it states ${about}, a person has to read.`,
    },
  });
}

function routeFindings(path: string, document: MarkdownDocument): readonly Finding[] {
  const findings: Finding[] = [];
  const routes = reportRoutes(document);
  if (routes.publicLine !== null) {
    findings.push(
      found('disclosure.policy.public-route', {
        severity: 'high',
        address: path,
        place: `${path}:${routes.publicLine}`,
        what: 'This sentence sends reports of vulnerabilities to a public place.',
      }),
    );
  } else if (!routes.mail && !routes.form)
    findings.push(silence('no-route', 'high', path, 'No address and no form for reports was found.'));
  const encrypted =
    routes.form || speaksOf(document, key) !== null || document.codeBlocks.some((block) => key.test(block.text));
  if (routes.mail && !encrypted)
    findings.push(silence('no-encryption', 'medium', path, 'Reports go by mail, and no key and no form is offered.'));
  if (speaksOf(document, scope) === null)
    findings.push(silence('no-scope', 'medium', path, 'Nothing is said about the scope.'));
  return findings;
}

function timeFindings(path: string, document: MarkdownDocument): readonly Finding[] {
  const times = promisedTimes(document);
  const findings: Finding[] = [];
  if (!times.some((time) => time.kind === 'acknowledgement'))
    findings.push(
      silence('no-acknowledgement', 'high', path, 'No number stands beside acknowledging or answering a report.'),
    );
  if (!times.some((time) => time.kind === 'fix' || time.kind === 'update' || time.kind === 'triage')) {
    findings.push(silence('no-fix-time', 'medium', path, 'No number stands beside triage, fixes or updates.'));
  }
  return findings;
}

function legalFindings(path: string, document: MarkdownDocument): readonly Finding[] {
  const findings: Finding[] = [];
  if (speaksOf(document, safeHarbour) === null)
    findings.push(silence('no-safe-harbour', 'high', path, 'No sentence protects those who report in good faith.'));
  const limited = allThatSpeakOf(document, disclosure).some((passage) =>
    statedDurations(passage.text).some((duration) => duration.minutes >= 1440),
  );
  if (!limited) findings.push(silence('no-embargo', 'medium', path, 'No number of days stands beside disclosure.'));
  return findings;
}

async function securityTxtFindings({ tree, now, gate }: ProbeContext): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const files = (await tree.list()).filter(
    ({ path }) =>
      /(?:^|\/)\.well-known\/security\.txt$/i.test(path) && !/(?:^|\/)(?:node_modules|vendor|third_party)\//.test(path),
  );
  for (const { path } of files.slice(0, 20)) {
    const bytes = await tree.read(path);
    if (bytes === null) continue;
    for (const { kind, line, what } of securityTxtProblems(textOrEmpty(bytes), now, gate.test?.end ?? null)) {
      const rule = kind === 'invalid' ? 'disclosure.policy.security-txt' : 'disclosure.policy.security-txt-expires';
      const severity = what.includes('more than a year') ? 'low' : 'medium';
      findings.push(
        found(rule, {
          severity,
          address: `${path} ${what}`,
          place: `${path}:${line}`,
          what: `In security.txt, ${what}.`,
        }),
      );
    }
  }
  return findings;
}

/** A security.txt that is no text has no Contact and no Expires, which is then found. */
function textOrEmpty(bytes: Uint8Array): string {
  try {
    return readText(bytes);
  } catch (error) {
    if (error instanceof ProbeError) return '';
    throw error;
  }
}

async function governanceFindings(
  path: string,
  document: MarkdownDocument,
  { gate, tree }: ProbeContext,
): Promise<readonly Finding[]> {
  const governance = gate.disclosure === null ? null : await readDocument(tree, gate.disclosure.governance);
  // A governance document that is missing is the finding of disclosure.governance.
  if (governance?.kind !== 'text') return [];
  const theirs = promisedTimes(governance.document, aboutVulnerabilities);
  return contradictions(promisedTimes(document), theirs).map(({ here, there }) => {
    const what = `For ${here.kind} the policy says "${here.text}", ${governance.path}:${there.line} says "${there.text}".`;
    return found('disclosure.policy.contradicts-governance', {
      severity: 'high',
      address: `${here.kind} ${here.severity ?? ''}`,
      place: `${path}:${here.line}`,
      what,
    });
  });
}

function silence(rule: string, severity: Severity, path: string, what: string): Finding {
  return found(`disclosure.policy.${rule}`, { severity, address: path, place: path, what });
}

function without(result: Observation['result'], summary: string): Observation {
  return { result, summary, findings: [], coverage: { looked: 0, total: 1, unit: 'policies' }, facts: {} };
}
