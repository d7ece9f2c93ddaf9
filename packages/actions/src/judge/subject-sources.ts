import { artefacts, candidateCommit, loadSecretKey, type SubjectSources } from '@sallyport/workspace';
import { latestPaperBodies } from '../papers/latest-papers.ts';
import type { Session } from '../session/open-session.ts';
import { stackSubject } from './stack-subject.ts';

/** Everything that selectors can select from. */
export async function subjectSources(
  session: Session,
): Promise<SubjectSources & { readonly candidate: string | null }> {
  const { repository, tree, gate, record } = session;
  return {
    tree,
    artefacts: artefacts(repository.topLevel ?? repository.directory),
    gate,
    candidate: await candidateCommit(repository, gate),
    papers: latestPaperBodies(record),
    trust: record?.roots.at(-1)?.statement ?? null,
    stack: stackSubject(repository, tree, gate),
    secretKey: await loadSecretKey({ create: false }),
  };
}
