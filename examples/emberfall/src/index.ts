export { type BuildOptions, buildEmberfall, type Emberfall } from './build-emberfall.ts';
export { buildInstallers } from './build-installers.ts';
export { type Calendar, calendarAt } from './calendar.ts';
export {
  board,
  branch,
  callRoll,
  decide,
  look,
  minute,
  prepare,
  repair,
  type Step,
  signAll,
  type Teller,
  verify,
} from './ceremony.ts';
export { type Defect, readDefects } from './defects.ts';
export { gateFileText } from './gate-file.ts';
export { type EmberfallKeys, makePeople, runnerId, sealerId } from './people.ts';
export { type ProjectTree, projectTree, type State, writeTree } from './project-tree.ts';
export { applyReady } from './repair.ts';
export { type Outcome, openStage, runnerKey, type Stage, type StageOptions, setStage } from './stage.ts';
export { type TeamMember, type TeamMemberId, team, teamMember } from './team.ts';
