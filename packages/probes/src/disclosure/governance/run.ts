import type { Finding } from '@sallyport/record';
import type { MarkdownDocument, Passage } from '../../markdown/markdown-document.ts';
import type { Observation, ProbeContext } from '../../probe.ts';
import { anotherLanguage } from '../../prose/another-language.ts';
import { readDocument } from '../../prose/read-document.ts';
import { unfinishedMarks } from '../../prose/unfinished-marks.ts';
import { conclude, findingMaker } from '../../rule-finding.ts';
import { aboutVulnerabilities } from '../promises/about-vulnerabilities.ts';
import { contradictions } from '../promises/contradictions.ts';
import { factsOf, promisedTimes } from '../promises/promised-times.ts';
import { definition } from './probe.ts';
import { namesRole } from './roles.ts';

const found = findingMaker(definition.rules);

const outside =
  /\b(?:external(?:ly)?|outside|testers?|players?|users?|community|closed (?:test|beta)|reporters?|researchers?|third part(?:y|ies)|customers?)\b/i;
const feedback =
  /\b(?:feedback|bug reports?|suggestions?|feature requests?|reports? (?:from|by|of) (?:testers?|players?|users?)|tester reports?|support requests?)\b/i;

/** What the passages on vulnerabilities must speak of, by the rule that is broken where they do not. */
const duties: readonly { readonly rule: string; readonly pattern: RegExp; readonly what: string }[] = [
  {
    rule: 'not-private',
    what: 'Nothing is said about private handling.',
    pattern:
      /\b(?:private(?:ly)?|confidential\w*|secret|restricted|need[- ]to[- ]know|not (?:be )?(?:discussed|shared|posted|disclosed|public)|never (?:be )?(?:discussed|shared|posted|public)|encrypted)\b/i,
  },
  {
    rule: 'no-embargo',
    what: 'Nothing is said about an embargo.',
    pattern:
      /\b(?:embargo\w*|coordinated disclosure|disclos(?:e|ed|ure)|publish\w*|until (?:a |the )?(?:fix|patch)|before (?:a |the )?(?:fix|patch|release))\b/i,
  },
  {
    rule: 'no-decider',
    what: 'Nobody is said to decide.',
    pattern:
      /\b(?:decid\w+|decision\w*|approv\w+|authori[sz]\w+|sign(?:s|ed)?[- ]?off|determin\w+|owns?|owner(?:ship)?|accountable|responsible for|has the (?:final|last) (?:say|word)|(?:sets|assigns) (?:the )?severity)\b/i,
  },
  {
    rule: 'no-fixer',
    what: 'Nobody is said to mend.',
    pattern: /\b(?:fix(?:e[sd]|ing)?|patch\w*|remediat\w*|mend\w*|mitigat\w*|resol(?:ve|ution)\w*|assign\w*)\b/i,
  },
];

/** Reads the governance document for the handling of what comes from outside. */
export async function run(context: ProbeContext): Promise<Observation> {
  const { gate, tree } = context;
  if (gate.disclosure === null)
    return without('NotRun', 'The gate file names no governance document: fill in `disclosure`.');
  const named = gate.disclosure.governance;
  const governance = await readDocument(tree, named);
  if (governance.kind === 'missing') {
    const missing = found('disclosure.governance.missing', {
      severity: 'high',
      address: named,
      place: named,
      what: 'The document named in sallyport.yaml is not in the tree.',
    });
    return { ...without('Failed', 'The governance document is not there.'), findings: [missing] };
  }
  if (governance.kind === 'unread')
    return without(
      'Unknown',
      `The governance document is ${governance.format}; only Markdown and plain text are read.`,
    );
  const { path, document } = governance;
  const findings: Finding[] = [];
  if (!governance.exact) {
    findings.push(
      found('disclosure.governance.letter-case', {
        severity: 'low',
        address: named,
        place: path,
        what: `The gate file says ${named}, the file is ${path}.`,
      }),
    );
  }
  const passages = document.sentences.filter((passage) => passage.where !== 'heading');
  const onVulnerabilities = passages.filter(aboutVulnerabilities);
  findings.push(...unfinishedFindings(path, document, onVulnerabilities));
  const language = anotherLanguage(document);
  if (language === null) findings.push(...outsideFindings(path, document, passages, context));
  else findings.push(silence('another-language', path, `It is written in ${language}.`));
  findings.push(...(await policyFindings(path, document, context)));
  const times = promisedTimes(document, aboutVulnerabilities);
  return conclude({
    findings,
    coverage: { looked: 1, total: 1, unit: 'documents' },
    facts: factsOf(times),
    passed:
      'Governance covers feedback and vulnerabilities from outside, with roles and clocks, as the policy promises.',
    failed: `Governance does not cover what comes from outside: ${findings.length} findings.`,
    review: {
      rule: 'disclosure.governance.another-language',
      summary: 'Governance is not in English: whether it covers what comes from outside, a person has to read.',
    },
  });
}

function outsideFindings(
  path: string,
  document: MarkdownDocument,
  passages: readonly Passage[],
  context: ProbeContext,
): readonly Finding[] {
  const findings: Finding[] = [];
  const onVulnerabilities = passages.filter(aboutVulnerabilities);
  if (!passages.some((passage) => isExternalFeedback(passage)))
    findings.push(silence('no-feedback', path, 'Nothing is said about feedback of external testers.'));
  if (!onVulnerabilities.some((passage) => outside.test(whole(passage)))) {
    findings.push(
      silence('no-vulnerabilities', path, 'Nothing is said about vulnerabilities that are reported from outside.'),
    );
  } else findings.push(...dutyFindings(path, document, onVulnerabilities, context));
  return findings;
}

function isExternalFeedback(passage: Passage): boolean {
  return feedback.test(whole(passage)) && outside.test(whole(passage));
}

/** The passage with its headings: a section on reports of testers speaks of testers in each of its sentences. */
function whole(passage: Passage): string {
  return [...passage.under, passage.text].join('\n');
}

/** Marks of a draft anywhere, placeholders where the document speaks of what is judged here. */
function unfinishedFindings(path: string, document: MarkdownDocument, judged: readonly Passage[]): readonly Finding[] {
  const sections = new Set(judged.flatMap((passage) => passage.under.slice(1)));
  return unfinishedMarks(document).flatMap((mark) => {
    const heading = document.headings.findLast((each) => each.line <= mark.line)?.text ?? '';
    const here =
      sections.has(heading) || feedback.test(heading) || judged.some((passage) => passage.line === mark.line);
    if (mark.kind === 'empty section' || (mark.kind === 'placeholder' && !here)) return [];
    const what =
      mark.kind === 'draft' ? `It calls itself a draft: "${mark.text}".` : `A placeholder is left: "${mark.text}".`;
    return [
      found('disclosure.governance.unfinished', {
        severity: mark.kind === 'draft' ? 'high' : 'medium',
        address: mark.text,
        place: `${path}:${mark.line}`,
        what,
      }),
    ];
  });
}

function dutyFindings(
  path: string,
  document: MarkdownDocument,
  judged: readonly Passage[],
  context: ProbeContext,
): readonly Finding[] {
  const findings = duties
    .filter(({ pattern }) => !judged.some((passage) => pattern.test(whole(passage))))
    .map(({ rule, what }) => silence(rule, path, what));
  const clocks = promisedTimes(document, aboutVulnerabilities).filter((time) => time.kind !== 'embargo');
  if (clocks.length === 0)
    findings.push(
      silence('no-clock', path, 'No number stands beside acknowledging, triage or fixes of vulnerabilities.'),
    );
  const names = [...(context.record?.people.values() ?? [])].map((person) => person.name);
  if (!judged.some((passage) => namesRole(whole(passage), context.gate.roles, names))) {
    findings.push(silence('no-roles', path, 'No role and no person is named where vulnerabilities are dealt with.'));
  }
  return findings;
}

async function policyFindings(
  path: string,
  document: MarkdownDocument,
  { gate, tree }: ProbeContext,
): Promise<readonly Finding[]> {
  const policy = gate.disclosure === null ? null : await readDocument(tree, gate.disclosure.policy);
  // A policy that is missing is the finding of disclosure.policy.
  if (policy?.kind !== 'text') return [];
  return contradictions(promisedTimes(document, aboutVulnerabilities), promisedTimes(policy.document)).map(
    ({ here, there }) => {
      const what = `For ${here.kind} it says "${here.text}", the policy (${policy.path}:${there.line}) says "${there.text}".`;
      return found('disclosure.governance.contradicts-policy', {
        severity: 'high',
        address: `${here.kind} ${here.severity ?? ''}`,
        place: `${path}:${here.line}`,
        what,
      });
    },
  );
}

function silence(rule: string, path: string, what: string): Finding {
  const severity = rule === 'no-vulnerabilities' ? 'high' : 'medium';
  return found(`disclosure.governance.${rule}`, { severity, address: path, place: path, what });
}

function without(result: Observation['result'], summary: string): Observation {
  return { result, summary, findings: [], coverage: { looked: 0, total: 1, unit: 'documents' }, facts: {} };
}
