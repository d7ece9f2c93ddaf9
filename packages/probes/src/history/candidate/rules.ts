import type { RuleDefinition } from '../../probe.ts';

const source = 'closed-test A9: version, commit, tag and changelog agree';

export const rules: readonly RuleDefinition[] = [
  {
    id: 'history.candidate.unbound',
    title: 'The candidate names no commit',
    why: 'A version alone does not say which bytes were tested.',
    fix: 'Tag the candidate and name the tag, or name its commit, under `candidate`.',
    source,
  },
  {
    id: 'history.candidate.commit-missing',
    title: "The candidate's commit is not in the repository",
    why: 'Nobody could check out what is about to be given to strangers.',
    fix: 'Push the commit, or correct `candidate.commit`.',
    source,
  },
  {
    id: 'history.candidate.tag-missing',
    title: "The candidate's tag is not in the repository",
    why: 'Reports, installers and people refer to the tag.',
    fix: 'Tag the commit and push the tag, or correct `candidate.tag`.',
    source,
  },
  {
    id: 'history.candidate.tag-elsewhere',
    title: 'The tag points at another commit',
    why: 'Whoever checks out the tag gets other bytes than the ones that were judged.',
    fix: 'Make tag and commit agree; a published tag is not moved, so tag anew.',
    source,
  },
  {
    id: 'history.candidate.version-file-missing',
    title: 'A version file is not there or states no version',
    why: 'The file is named as a place that states the version, and it does not.',
    fix: 'Correct `candidate.versionFiles`, or write the version into the file.',
    source,
  },
  {
    id: 'history.candidate.version-differs',
    title: 'A version file states another version',
    why: 'Bug reports would name a version that is not the one under test.',
    fix: 'Make the file state the version of the candidate, and tag the commit that does.',
    source,
  },
  {
    id: 'history.candidate.changelog-missing',
    title: 'The changelog has no entry for the candidate',
    why: 'Testers and reviewers cannot tell what they got.',
    fix: 'Add an entry headed by exactly this version, with its date.',
    source,
  },
  {
    id: 'history.candidate.changelog-unreleased',
    title: 'The changelog calls the candidate unreleased',
    why: 'An entry that is still open may change after the review.',
    fix: 'Close the entry with its version and date.',
    source,
  },
  {
    id: 'history.candidate.changelog-order',
    title: 'The changelog lists a newer version than the candidate',
    why: 'The candidate may be an old build, or the newer entry was written too early.',
    fix: 'Check which build is meant.',
    source: 'Semantic Versioning 2.0.0, section 11',
  },
];
