import type { ResolvedGate, Selector } from '@sallyport/gate';
import type { ProbeDefinition } from '../../probe.ts';

export const definition: ProbeDefinition = {
  id: 'documents.set',
  area: 'documents',
  mode: 'file',
  title: 'The documents are there and final',
  looksAt: 'tester documents (I1), those for Legal (I2) and the plan for losing the host (F4)',
  needs: ['files'],
  source: 'handbook, onboarding and legal documents (I1, I2) and host loss (F4)',
  rules: [
    {
      id: 'documents.set.missing',
      title: 'A document is not there',
      why: 'Testers, or those who help them, are sent to a page that does not exist.',
      fix: 'Write it, or correct its path in sallyport.yaml.',
      source: 'closed-test I1, I2, F4',
    },
    {
      id: 'documents.set.letter-case',
      title: 'A path differs in letter case',
      why: 'The path works on Windows and macOS and breaks on Linux and on the web.',
      fix: 'Write the path in sallyport.yaml exactly as the file is named.',
      source: 'DESIGN, The gate file',
    },
    {
      id: 'documents.set.kind-missing',
      title: 'A kind of document is missing',
      why: 'The readiness list promises testers a guide, an FAQ and a plan for starter assets, and Legal terms and a privacy notice.',
      fix: 'Add the document to `documents` with its kind.',
      source: 'closed-test I1, I2',
    },
    {
      id: 'documents.set.thin',
      title: 'A document says almost nothing',
      why: 'A page of headings passes every check of its existence and helps nobody.',
      fix: 'Write it out, or take it off the list.',
      source: 'closed-test I1',
    },
    {
      id: 'documents.set.unfinished',
      title: 'A document is not final',
      why: 'Notes to self, placeholders and draft marks reach testers, and in terms they make promises nobody meant.',
      fix: 'Finish the passage and remove the mark.',
      source: 'closed-test I1; reference L02',
    },
    {
      id: 'documents.set.empty-section',
      title: 'A section is empty',
      why: 'Its heading promises an answer.',
      fix: 'Fill it or remove the heading.',
      source: 'reference L02',
    },
    {
      id: 'documents.set.broken-link',
      title: 'A link leads nowhere',
      why: 'Testers give up where the guide sends them to a page that is not there.',
      fix: 'Correct the path, or remove the link.',
      source: 'reference L09',
    },
    {
      id: 'documents.set.broken-anchor',
      title: 'A link names a heading that is not there',
      why: 'The heading was renamed; readers land at the top of the page without a word.',
      fix: 'Use the anchor of today’s heading.',
      source: 'reference L09',
    },
    {
      id: 'documents.set.broken-image',
      title: 'An image is not there',
      why: 'Readers see an empty frame where the step is shown.',
      fix: 'Commit the image, or correct its path.',
      source: 'reference L09',
    },
    {
      id: 'documents.set.other-version',
      title: 'A document is about another version',
      why: 'Testers follow steps of a build that they do not have.',
      fix: 'Bring the text and its version to the candidate.',
      source: 'reference L04',
    },
    {
      id: 'documents.set.wrong-format',
      title: 'A file is not what its name says',
      why: 'It does not open at the reader’s.',
      fix: 'Export it again and commit the whole file.',
      source: 'closed-test I1',
    },
    {
      id: 'documents.set.not-read',
      title: 'The text of a document was not read',
      why: 'Only Markdown and plain text are read; nobody but a person can say whether this one is final.',
      fix: 'Keep the source as Markdown beside it, or let the owner review it.',
      source: 'law 2: unknown is not a pass',
    },
  ],
  subject(gate, criterion) {
    const paths = documentPaths(gate, criterion);
    return [
      { kind: 'gate', keys: criterion === 'F4' ? ['hostLoss', 'candidate'] : ['documents', 'candidate', 'project'] },
      ...paths.map((path): Selector => ({ kind: 'path', path })),
    ];
  },
  load: async () => (await import('./run.ts')).run,
  loadSabotage: async () => (await import('./sabotage.ts')).sabotage,
};

/** Paths of the documents that a criterion is about. Legal's review (I2) covers everything that testers are given. */
export function documentPaths(gate: ResolvedGate, criterion: string): readonly string[] {
  if (criterion === 'F4') return gate.hostLoss === null ? [] : [gate.hostLoss];
  return gate.documents.map((document) => document.path);
}
