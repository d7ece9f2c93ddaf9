export { canonicalize, type Json, parseCanonical } from './canonical.ts';
export { randomNonce, sha256 } from './digest.ts';
export { PAYLOAD_TYPE, preAuthEncoding } from './dsse.ts';
export { RecordError, type RecordErrorCode } from './errors.ts';
export {
  allowedSignersPath,
  blobPath,
  checkpointPath,
  checkpointSignaturePath,
  erasedPeoplePath,
  LEAVES_PATH,
  type Location,
  locate,
  peoplePath,
  signaturePath,
  statementPath,
} from './layout.ts';
export { type CheckpointText, formatCheckpointText, parseCheckpointText } from './log/checkpoint-note.ts';
export { clockToleranceSeconds } from './log/checkpoint-times.ts';
export { formatLeaf, formatLeaves, type Leaf, parseLeaves } from './log/leaves.ts';
export { sealStatements } from './log/seal-statements.ts';
export {
  append,
  type CompactRange,
  EMPTY_RANGE,
  leafHash,
  merkleRoot,
  nodeHash,
  rangeRoot,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts';
export { namespaceFor, namespacesOf } from './namespaces.ts';
export { ancestors, type Ordered, reaches } from './reaches.ts';
export { type ReadOptions, readRecord } from './read-record.ts';
export { type StatementParts, signStatement } from './sign-statement.ts';
export type * from './signer.ts';
export { encodeArmour, parseArmour } from './sshsig/armour.ts';
export { algorithmFits, verifyPrimitive } from './sshsig/primitive.ts';
export { type KeyType, type PublicKey, parseKeyBlob, parsePublicKey } from './sshsig/public-key.ts';
export type { Presence } from './sshsig/security-key.ts';
export { encodeSshsig, type HashName, parseSshsig, type Sshsig, signedData } from './sshsig/sshsig.ts';
export { type GoodSignature, verifySignature } from './sshsig/verify-signature.ts';
export { type SignoffPolicy, verifySignoff, verifySignoffAside } from './sshsig/verify-signoff.ts';
export { wireMpint, wireString, wireUint32 } from './sshsig/wire.ts';
export { encodeStatement, MAX_STATEMENT, parseStatement } from './statement-bytes.ts';
export type * from './statements/bodies.ts';
export { blobsOf, citationsOf } from './statements/citations.ts';
export type * from './statements/header.ts';
export type * from './statements/statement.ts';
export { allowedSigners, principal } from './trust/allowed-signers.ts';
export { applyTrust, type Sealed } from './trust/apply-trust.ts';
export { keyPresence } from './trust/key-presence.ts';
export { encodePeople, type PeopleFile, parsePeople, peopleTombstone } from './trust/people.ts';
export { checkRoot, checkSuccessor, personsWhoCanSign } from './trust/root-rules.ts';
export { grantStanding, standingIn } from './trust/standing.ts';
export type { VerifiedCache } from './verified-cache.ts';
export type * from './view.ts';
export type { Assertion } from './webauthn/assertion.ts';
export { type AskedToSign, armourOfAssertion, unverifiedArmour } from './webauthn/assertion-armour.ts';
export type { Expected } from './webauthn/login-challenge.ts';
export { type RawAssertion, rawAssertion } from './webauthn/raw-assertion.ts';
export { type ExpectedAssertion, type GoodAssertion, verifyAssertion } from './webauthn/verify-assertion.ts';
export { type Registration, type RegistrationAnswer, verifyRegistration } from './webauthn/verify-registration.ts';
