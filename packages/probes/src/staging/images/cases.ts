import { probeCases } from '../stack/probe-cases.ts';
import { cases as builtHere } from './rules/built-here.cases.ts';
import { cases as copySourceMissing } from './rules/copy-source-missing.cases.ts';
import { cases as deadPort } from './rules/dead-port.cases.ts';
import { cases as dockerfileMissing } from './rules/dockerfile-missing.cases.ts';
import { cases as doubtfulRegistry } from './rules/doubtful-registry.cases.ts';
import { cases as endOfLife } from './rules/end-of-life.cases.ts';
import { cases as fileNotCopied } from './rules/file-not-copied.cases.ts';
import { cases as latestTag } from './rules/latest-tag.cases.ts';
import { cases as neverLeavesRoot } from './rules/never-leaves-root.cases.ts';
import { cases as noDigest } from './rules/no-digest.cases.ts';
import { cases as platformsDiffer } from './rules/platforms-differ.cases.ts';
import { cases as runWithoutShell } from './rules/run-without-shell.cases.ts';
import { cases as swallowedCommand } from './rules/swallowed-command.cases.ts';
import { cases as unpinnedBase } from './rules/unpinned-base.cases.ts';
import { cases as unversionedTag } from './rules/unversioned-tag.cases.ts';
import { cases as wholeContext } from './rules/whole-context.cases.ts';

export const cases = probeCases('images', [
  { rule: 'built-here', ...builtHere },
  { rule: 'copy-source-missing', ...copySourceMissing, also: ['built-here', 'unpinned-base'] },
  { rule: 'dead-port', ...deadPort, also: ['built-here', 'unpinned-base'] },
  { rule: 'dockerfile-missing', ...dockerfileMissing, also: ['built-here'] },
  { rule: 'doubtful-registry', ...doubtfulRegistry },
  { rule: 'end-of-life', ...endOfLife },
  { rule: 'file-not-copied', ...fileNotCopied, also: ['built-here', 'unpinned-base', 'whole-context'] },
  { rule: 'latest-tag', ...latestTag },
  { rule: 'never-leaves-root', ...neverLeavesRoot, also: ['built-here', 'unpinned-base'] },
  { rule: 'no-digest', ...noDigest },
  { rule: 'platforms-differ', ...platformsDiffer },
  { rule: 'run-without-shell', ...runWithoutShell, also: ['built-here', 'copy-source-missing'] },
  { rule: 'swallowed-command', ...swallowedCommand },
  { rule: 'unpinned-base', ...unpinnedBase, also: ['built-here'] },
  { rule: 'unversioned-tag', ...unversionedTag },
  { rule: 'whole-context', ...wholeContext, also: ['built-here', 'unpinned-base'] },
]);
