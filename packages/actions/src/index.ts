export { ActionError, type ActionErrorCode } from './action-error.ts';
export { auditorReadme } from './auditor/auditor-readme.ts';
export { type BaselineDraft, draftBaseline } from './baseline/draft-baseline.ts';
export { gateChangedText } from './baseline/gate-changed-text.ts';
export type { Caller } from './caller.ts';
export { type CommitSigner, type Committed, commitDecided } from './decide/commit-decided.ts';
export { type CommittedDecision, committedDecision } from './decide/committed-decision.ts';
export { copyAttributes } from './decide/copy-attributes.ts';
export { decisionBody } from './decide/decision-body.ts';
export { decisionCommit, holdsStatement, listCommits, withMessage } from './decide/decision-commit.ts';
export { type DecisionDraft, draftDecision, refuseUndecidable } from './decide/draft-decision.ts';
export { clockApart, refuseWrongClock } from './decide/refuse-wrong-clock.ts';
export { draftEvidence, type RecordedEvidence, recordEvidence } from './evidence/record-evidence.ts';
export { draftHold } from './hold/draft-hold.ts';
export { draftResume } from './hold/draft-resume.ts';
export { withDifferencesInForce } from './judge/differences-in-force.ts';
export { factsOf } from './judge/facts-of.ts';
export { look, plannedFacets, probeContext } from './judge/look.ts';
export { agenda } from './kickoff/agenda.ts';
export { draftKickoff } from './kickoff/draft-kickoff.ts';
export { draftMinutes } from './kickoff/draft-minutes.ts';
export { draftPoll } from './kickoff/draft-poll.ts';
export { draftVote, type Vote } from './kickoff/draft-vote.ts';
export { latestPaper, paperKinds } from './papers/latest-papers.ts';
export { paperModel } from './papers/paper-model.ts';
export { type PapersDraft, renderPapers, writeOpenPapers } from './papers/render-papers.ts';
export { printable, printableText } from './printable.ts';
export { type DeviationInput, draftDeviations } from './relief/draft-deviations.ts';
export { draftWaiver, type WaiverInput } from './relief/draft-waiver.ts';
export { seal, sealIfHolder } from './seal/seal.ts';
export { sealKeyHere, sealKeyOf } from './seal/seal-key.ts';
export { divergedNote, joinCommand } from './session/diverged-note.ts';
export { gateFilePath } from './session/gate-file-path.ts';
export { hasGateFile } from './session/has-gate-file.ts';
export { namedBranch } from './session/named-branch.ts';
export { openSession, type Session, type SessionParts, sessionOf, withFiles } from './session/open-session.ts';
export { type GateSource, readGate } from './session/read-gate.ts';
export { readVerified } from './session/read-verified.ts';
export { type Founded, requireRecord } from './session/require-record.ts';
export { pull, pullBranch, push, type SyncReport } from './session/sync.ts';
export { criterionText } from './sign/criterion-text.ts';
export { type Answer, draftAnswers, type GivenAnswer } from './sign/draft-answers.ts';
export { isEmpty, proposalsFirst, withoutProposals } from './sign/in-order.ts';
export { type NamesBeside, namesBeside, namesText } from './sign/names-beside.ts';
export { narrow, selected } from './sign/narrow.ts';
export { shownText } from './sign/shown-text.ts';
export { type Appended, append, signAll, type Written, writeFiles } from './statement/append.ts';
export { type Assembled, assemble, filesBeside } from './statement/assemble.ts';
export {
  type Author,
  authorByKey,
  authorOf,
  ownSigner,
  type PersonAuthor,
  personByKey,
  personOf,
  type SigningAuthor,
} from './statement/author.ts';
export { type DraftPlace, type EncodedStatement, encodeDraft, type NewStatement } from './statement/encode-draft.ts';
export { handOverText, parseHandOver } from './statement/hand-over.ts';
export { newHeader } from './statement/header.ts';
export { draftEnrolment } from './trust/draft-enrolment.ts';
export {
  draftFounding,
  type Founding,
  type FoundingKey,
  type FoundingMachine,
  type FoundingPerson,
  foundingKey,
} from './trust/draft-founding.ts';
export { draftGrant } from './trust/draft-grant.ts';
export { draftRevocation, type Revocation } from './trust/draft-revocation.ts';
export { draftRoot, type RootChange } from './trust/draft-root.ts';
export {
  type Enrolment,
  type EnrolmentRequest,
  parseEnrolment,
  requestFormat,
  requestProof,
} from './trust/enrolment-request.ts';
export { draftWithdrawal, type WithdrawalInput } from './withdraw/draft-withdrawal.ts';
