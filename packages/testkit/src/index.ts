export { cborMap } from './cose-key.ts';
export { makeKey, type TestKey, type TestKeyOptions, type TestKeyType } from './keys.ts';
export { type PostgresCluster, startPostgres } from './postgres-cluster.ts';
export {
  type FoundingOptions,
  type FoundingPerson,
  foundRecord,
  type How,
  listKey,
  type RecordBuilder,
} from './record-builder.ts';
export { emptySnapshot, type StatementFunctions } from './record-statements.ts';
export {
  type GateVisitor,
  gateVisitor,
  type KeptReceipt,
  type OpenDraft,
  type Refusal,
} from './served/gate-visitor.ts';
export { crowdAnswer, enrolCrowd } from './served/served-crowd.ts';
export { freePort, type ServedGate, type ServedPlace, serveGate } from './served/served-gate.ts';
export { makeServedProject } from './served/served-project.ts';
export {
  type NewPasskey,
  type PasskeyAlgorithm,
  type PasskeyOptions,
  type SimulatedPasskey,
  simulatedPasskey,
} from './simulated-passkey.ts';
