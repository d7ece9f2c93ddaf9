// Behind an export of its own: the schema of the gate file loads zod, which `status` has no time for.
export { type DraftFacts, nothingFound } from './gate-file/draft-facts.ts';
export { draftGateFile } from './gate-file/draft-gate-file.ts';
export { GateFileError, type GateFileErrorCode, type GateFileProblem } from './gate-file/gate-file-error.ts';
export { type LoadedGateFile, loadGateFile } from './gate-file/load-gate-file.ts';
export type { ReadProfile } from './gate-file/local-profiles.ts';
export { type OpenedGate, type OwnProfile, openGate } from './gate-file/open-gate.ts';
export { checkSealedGate, type SealedGateCheck } from './gate-file/sealed-gate.ts';
