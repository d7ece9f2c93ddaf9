import type { TesterDocument } from '@sallyport/gate';
import type { Finding } from '@sallyport/record';
import type { MarkdownDocument } from '../../markdown/markdown-document.ts';
import type { Observation, ProbeContext } from '../../probe.ts';
import { readDocument, wordCount } from '../../prose/read-document.ts';
import { unfinishedMarks } from '../../prose/unfinished-marks.ts';
import { otherVersions } from '../../prose/version-mentions.ts';
import { findingMaker } from '../../rule-finding.ts';
import { resultOf } from '../../rules/result-of.ts';
import { checkLinks, type LinkTargets, linkTargets } from './links.ts';
import { definition, documentPaths } from './probe.ts';

const found = findingMaker(definition.rules);
/** Different words; two sentences have as many. */
const fewestWords = 20;

/** Reads the documents that the criterion is about. */
export async function run(context: ProbeContext): Promise<Observation> {
  const { gate, criterion, tree } = context;
  const paths = [...new Set(documentPaths(gate, criterion))];
  if (paths.length === 0) return nothingNamed(criterion);
  const targets = await linkTargets(context);
  const findings: Finding[] = [...kindFindings(context)];
  const facts: Record<string, string> = {};
  let read = 0;
  for (const path of paths) {
    const document = await readDocument(tree, path);
    if (document.kind === 'missing') {
      findings.push(
        found('documents.set.missing', {
          severity: 'high',
          address: path,
          place: path,
          what: 'This document is not in the tree.',
        }),
      );
      continue;
    }
    if (!document.exact) {
      findings.push(
        found('documents.set.letter-case', {
          severity: 'low',
          address: path,
          place: document.path,
          what: `The gate file says ${path}, the file is ${document.path}.`,
        }),
      );
    }
    if (document.kind === 'unread') {
      if (document.trouble === null)
        findings.push(
          found('documents.set.not-read', {
            severity: 'medium',
            address: path,
            place: document.path,
            what: `This is ${document.format}; its text was not read.`,
          }),
        );
      else
        findings.push(
          found('documents.set.wrong-format', {
            severity: 'high',
            address: path,
            place: document.path,
            what: `The file cannot be used: ${document.trouble}.`,
          }),
        );
      continue;
    }
    read += 1;
    facts[`words ${document.path}`] = String(wordCount(document.document));
    findings.push(...textFindings(document.path, document.document, context));
    findings.push(...(await linkFindings(document.path, document.document, targets)));
    context.progress(`${document.path} read`);
  }
  const result = resultOf(findings, ['documents.set.not-read']);
  const s = paths.length === 1 ? '' : 's';
  const summaries = {
    Passed: `${paths.length} document${s} read: final, links inside the repository resolve, versions agree.`,
    NeedsReview: `${read} of ${paths.length} documents read; the others are in formats that only a person can read.`,
    Failed: `${findings.length} findings in ${paths.length} document${s}.`,
  };
  const summary = result === 'Passed' || result === 'NeedsReview' ? summaries[result] : summaries.Failed;
  return { result, summary, findings, coverage: { looked: read, total: paths.length, unit: 'documents' }, facts };
}

function nothingNamed(criterion: string): Observation {
  const summary =
    criterion === 'F4'
      ? 'The gate file names no plan for losing the host: fill in `hostLoss`.'
      : 'The gate file names no documents: fill in `documents`.';
  return { result: 'NotRun', summary, findings: [], coverage: { looked: 0, total: 0, unit: 'documents' }, facts: {} };
}

/** Kinds that a criterion asks for and no document of the gate file has. */
function kindFindings({ gate, criterion }: ProbeContext): readonly Finding[] {
  const findings: Finding[] = [];
  const asked: readonly TesterDocument['kind'][] =
    criterion === 'I1' ? ['guide', 'faq', 'asset-plan'] : criterion === 'I2' ? ['terms', 'privacy'] : [];
  for (const kind of asked) {
    if (gate.documents.some((document) => document.kind === kind)) continue;
    findings.push(
      found('documents.set.kind-missing', {
        severity: kind === 'terms' || kind === 'guide' ? 'high' : 'medium',
        address: kind,
        place: 'sallyport.yaml: documents',
        what: `No document is of kind ${kind}.`,
      }),
    );
  }
  return findings;
}

function textFindings(path: string, document: MarkdownDocument, { gate, criterion }: ProbeContext): readonly Finding[] {
  const findings: Finding[] = [];
  const words = wordCount(document);
  if (words < fewestWords) {
    findings.push(
      found('documents.set.thin', {
        severity: 'high',
        address: path,
        place: path,
        what: `This document has ${words} different words of text.`,
      }),
    );
  }
  for (const mark of unfinishedMarks(document)) {
    const place = `${path}:${mark.line}`;
    if (mark.kind === 'empty section') {
      if (words >= fewestWords)
        findings.push(
          found('documents.set.empty-section', {
            severity: 'medium',
            address: `${path} ${mark.text}`,
            place,
            what: `Nothing stands under "${mark.text}".`,
          }),
        );
      continue;
    }
    const what =
      mark.kind === 'draft' ? `It calls itself a draft: "${mark.text}".` : `A placeholder is left: "${mark.text}".`;
    const severity = criterion === 'I2' || mark.kind === 'draft' ? 'high' : 'medium';
    findings.push(found('documents.set.unfinished', { severity, address: `${path} ${mark.text}`, place, what }));
  }
  for (const { line, version } of otherVersions(document, gate.project.name, gate.candidate.version)) {
    const what = `It speaks of ${version}, the candidate is ${gate.candidate.version}.`;
    findings.push(
      found('documents.set.other-version', {
        severity: 'medium',
        address: `${path} ${version}`,
        place: `${path}:${line}`,
        what,
      }),
    );
  }
  return findings;
}

async function linkFindings(
  path: string,
  document: MarkdownDocument,
  targets: LinkTargets,
): Promise<readonly Finding[]> {
  const { broken } = await checkLinks(path, document, targets);
  return broken.map(({ kind, line, target, what }) => {
    const subject = kind === 'image' ? 'The image' : 'The link';
    const sighting = {
      address: `${path} ${target}`,
      place: `${path}:${line}`,
      what: `${subject} "${target}" ${what}.`,
    };
    if (kind === 'anchor') return found('documents.set.broken-anchor', { severity: 'medium', ...sighting });
    return found(kind === 'image' ? 'documents.set.broken-image' : 'documents.set.broken-link', {
      severity: 'medium',
      ...sighting,
    });
  });
}
