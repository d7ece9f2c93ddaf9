import { probeCases } from '../stack/probe-cases.ts';
import { cases as fixedContainerName } from './rules/fixed-container-name.cases.ts';
import { cases as mountOfNothing } from './rules/mount-of-nothing.cases.ts';
import { cases as noProjectName } from './rules/no-project-name.cases.ts';
import { cases as obsoleteVersion } from './rules/obsolete-version.cases.ts';
import { cases as partNotJudged } from './rules/part-not-judged.cases.ts';
import { cases as startRefused } from './rules/start-refused.cases.ts';
import { cases as unreadSetting } from './rules/unread-setting.cases.ts';
import { cases as unsetVariable } from './rules/unset-variable.cases.ts';
import { cases as unusedVariable } from './rules/unused-variable.cases.ts';

export const cases = probeCases('configuration', [
  { rule: 'fixed-container-name', ...fixedContainerName, advice: true },
  { rule: 'mount-of-nothing', ...mountOfNothing },
  { rule: 'no-project-name', ...noProjectName, advice: true },
  { rule: 'obsolete-version', ...obsoleteVersion, advice: true },
  { rule: 'part-not-judged', ...partNotJudged, advice: true },
  { rule: 'start-refused', ...startRefused },
  { rule: 'unread-setting', ...unreadSetting },
  { rule: 'unset-variable', ...unsetVariable },
  { rule: 'unused-variable', ...unusedVariable, advice: true },
]);
