export { dropKeptBefore, dropKeptValue, keepValue, readKeptValue } from './changes/kept-values.ts';
export { type Listening, listen } from './changes/listen.ts';
export { type Change, changesSince, raiseRevision, readRevision, type Touches } from './changes/revision.ts';
export {
  type Draft,
  type DraftConsumption,
  type NewDraft,
  readDraft,
  saveDraft,
} from './drafts/drafts.ts';
export { type AuditEvent, listEvents, type NewEvent, writeEvent } from './events/events.ts';
export { addJob, type NewJob } from './jobs/add-job.ts';
export { failJob, finishJob, renewLease } from './jobs/end-job.ts';
export { type JobProgress, type JobState, nextJobDue, readJob } from './jobs/read-job.ts';
export { type TakenJob, takeJob } from './jobs/take-job.ts';
export { type Attendance, listAttendance, markAttendance } from './kickoff/attendance.ts';
export { type HeldLock, tryLock } from './locks/lock.ts';
export {
  addNotice,
  markNoticeFailed,
  markNoticeSent,
  type NewNotice,
  type TakenNotice,
  takeNotices,
} from './notices/notices.ts';
export { openStore, type StoreOptions } from './open-store.ts';
export {
  addCredential,
  type Credential,
  type CredentialPurpose,
  listCredentials,
  type NewCredential,
  readCredential,
  retireCredentials,
  useCredential,
} from './people/credentials.ts';
export {
  type Enrolment,
  type EnrolmentState,
  listEnrolments,
  moveEnrolment,
  type NewEnrolment,
  readEnrolment,
  saveEnrolment,
} from './people/enrolments.ts';
export {
  addInvitation,
  type Invitation,
  listInvitations,
  type NewInvitation,
  noteInvitationOpened,
  readInvitation,
  spendInvitation,
  withdrawInvitations,
} from './people/invitations.ts';
export { listPeople, type PersonProfile, readPerson, savePerson } from './people/people.ts';
export { prune } from './prune.ts';
export { type Acceptance, type AcceptanceResult, acceptStatements } from './statements/accept.ts';
export {
  acceptedDigests,
  countOfKey,
  countOfType,
  countPending,
  latestSeal,
  pendingStatements,
  readStatements,
} from './statements/read-statements.ts';
export { markPushed, markSealed, reopenStatements } from './statements/seal-progress.ts';
export type { AcceptedStatement, SignedStatement } from './statements/signed-statement.ts';
export type { EngineName, Queries, Store } from './store.ts';
export { StoreError, type StoreErrorCode } from './store-error.ts';
export { inTransaction } from './transaction.ts';
export { type Challenge, consumeChallenge, issueChallenge, type NewChallenge } from './visits/challenges.ts';
export { countHit } from './visits/rates.ts';
export {
  endSession,
  endSessions,
  listSessions,
  type NewSession,
  type Session,
  startSession,
  touchSession,
} from './visits/sessions.ts';
