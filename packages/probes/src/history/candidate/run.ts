import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { readText } from '../../read-text.ts';
import { conclude, findingMaker, isMinor } from '../../rule-finding.ts';
import { sameVersion } from '../report-formats/binding.ts';
import { changelogEntries, entryFor, newerEntry } from './changelog.ts';
import { rules } from './rules.ts';
import { statedVersion } from './stated-version.ts';

const found = findingMaker(rules);

export async function run(context: ProbeContext): Promise<Observation> {
  const { candidate } = context.gate;
  const findings: Finding[] = [];
  const facts: Record<string, string> = { 'candidate.version': candidate.version };
  const commit = await judgeCommit(context, findings, facts);
  for (const path of candidate.versionFiles) findings.push(...(await judgeVersionFile(context, path, commit)));
  if (candidate.changelog !== null) findings.push(...(await judgeChangelog(context, candidate.changelog)));
  const total = 1 + candidate.versionFiles.length + (candidate.changelog === null ? 0 : 1);
  const observation = conclude({
    findings,
    facts,
    coverage: { looked: commit === null ? total - 1 : total, total, unit: 'statements of the version' },
    passed: `${candidate.version} is ${commit?.slice(0, 12) ?? ''} everywhere it is stated.`,
    failed: `The statements about ${candidate.version} do not agree.`,
  });
  // Absence proves nothing in a shallow clone: what is not found there may be on the server.
  const absent = /\.(?:tag-missing|commit-missing)$/;
  const onlyAbsent = findings.filter((each) => !isMinor(each)).every((each) => absent.test(each.rule));
  if (observation.result !== 'Failed' || !context.history.shallow || !onlyAbsent) return observation;
  return {
    ...observation,
    result: 'Unknown',
    findings: findings.filter((each) => !absent.test(each.rule)),
    summary:
      'This clone is shallow, so a tag or commit that is not in it may still exist. Fetch the whole history: git fetch --unshallow --tags',
  };
}

async function judgeCommit(
  context: ProbeContext,
  findings: Finding[],
  facts: Record<string, string>,
): Promise<string | null> {
  const { tag, commit: named, version } = context.gate.candidate;
  const place = 'sallyport.yaml candidate';
  if (tag === null && named === null) {
    findings.push(
      found('history.candidate.unbound', {
        severity: 'high',
        address: 'candidate',
        place,
        what: `The candidate ${version} has neither tag nor commit.`,
      }),
    );
    return null;
  }
  const commit = named === null ? null : await context.history.commit(named);
  if (named !== null && commit === null) {
    findings.push(
      found('history.candidate.commit-missing', {
        severity: 'high',
        address: 'candidate.commit',
        place,
        what: `${named} names no commit of this repository.`,
      }),
    );
  }
  const tagged = tag === null ? null : await context.history.commit(`refs/tags/${tag}`);
  if (tag !== null && tagged === null) {
    findings.push(
      found('history.candidate.tag-missing', {
        severity: 'high',
        address: 'candidate.tag',
        place,
        what: `There is no tag ${tag}.`,
      }),
    );
  }
  if (commit !== null && tagged !== null && commit !== tagged) {
    findings.push(
      found('history.candidate.tag-elsewhere', {
        severity: 'high',
        address: 'candidate.tag',
        place,
        what: `The tag ${tag ?? ''} points at ${tagged.slice(0, 12)}, the gate file names ${commit.slice(0, 12)}.`,
      }),
    );
  }
  const resolved = commit ?? tagged;
  if (resolved !== null) facts['candidate.commit'] = resolved;
  return resolved;
}

async function judgeVersionFile(
  context: ProbeContext,
  named: string,
  commit: string | null,
): Promise<readonly Finding[]> {
  const { version } = context.gate.candidate;
  const file = await context.tree.find(named);
  const bytes = file === null ? null : await context.tree.read(file.path);
  const path = file?.path ?? named;
  const stated = bytes === null ? null : statedVersion(path, readText(bytes));
  if (stated === null) {
    const what = bytes === null ? `${named} is not in the judged tree.` : `${path} states no version of its own.`;
    return [found('history.candidate.version-file-missing', { severity: 'medium', address: named, place: path, what })];
  }
  if (!sameVersion(stated.version, version)) {
    return [
      found('history.candidate.version-differs', {
        severity: 'high',
        address: named,
        place: `${path}:${stated.line}`,
        what: `${path} states ${stated.version}, the gate file ${version}.`,
      }),
    ];
  }
  // The judged tree is the tip of a branch; what testers get was built from the candidate's commit.
  const built = commit === null || commit === context.tree.commit ? null : await context.history.readAt(commit, path);
  const then = built === null ? null : statedVersion(path, readText(built));
  if (commit === null || then === null || sameVersion(then.version, version)) return [];
  return [
    found('history.candidate.version-differs', {
      severity: 'high',
      address: `${named} at the candidate`,
      place: `${path}:${then.line}`,
      what: `At the candidate's commit ${commit.slice(0, 12)}, ${path} states ${then.version}, the gate file ${version}.`,
    }),
  ];
}

async function judgeChangelog(context: ProbeContext, named: string): Promise<readonly Finding[]> {
  const { version } = context.gate.candidate;
  const file = await context.tree.find(named);
  const bytes = file === null ? null : await context.tree.read(file.path);
  const path = file?.path ?? named;
  const entries = bytes === null ? [] : changelogEntries(readText(bytes));
  const entry = entryFor(entries, version);
  if (entry === null) {
    const what = bytes === null ? `${named} is not in the judged tree.` : `${path} has no entry for ${version}.`;
    return [found('history.candidate.changelog-missing', { severity: 'medium', address: named, place: path, what })];
  }
  const findings: Finding[] = [];
  if (/\bunreleased\b|\btbd\b|\bin progress\b|\bupcoming\b/i.test(entry.heading)) {
    findings.push(
      found('history.candidate.changelog-unreleased', {
        severity: 'medium',
        address: named,
        place: `${path}:${entry.line}`,
        what: `The entry is headed "${entry.heading}".`,
      }),
    );
  }
  const newer = newerEntry(entries, version);
  if (newer !== null) {
    findings.push(
      found('history.candidate.changelog-order', {
        severity: 'low',
        address: named,
        place: `${path}:${newer.line}`,
        what: `The entry ${newer.version} sorts after ${version}.`,
      }),
    );
  }
  return findings;
}
