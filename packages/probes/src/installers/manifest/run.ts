import type { Finding } from '@sallyport/record';
import type { Observation, ProbeContext } from '../../probe.ts';
import { readText } from '../../read-text.ts';
import { findingMaker } from '../../rule-finding.ts';
import { resultOf } from '../../rules/result-of.ts';
import { isInstallerName, wrongContent } from './file-signature.ts';
import { findReal, listFolder, placesOf, type RealFile, readManifestBytes } from './installer-files.ts';
import { mayShareFile, platformOf } from './platform-of.ts';
import { definition } from './probe.ts';
import { type Manifest, type ManifestFile, readManifest } from './read-manifest.ts';
import { otherVersionInName, sameVersion } from './version-in-name.ts';

const found = findingMaker(definition.rules);

/** A promised file with the real one, where there is one. */
interface Pair {
  readonly promised: ManifestFile;
  readonly platform: string | null;
  readonly real: RealFile | null;
}

/** Holds the manifest against the files themselves. */
export async function run(context: ProbeContext): Promise<Observation> {
  const { installers } = context.gate;
  if (installers === null)
    return result([], 'NotRun', 'The gate file names no installers: fill in `installers`.', 0, 0);
  const path = installers.manifest;
  const bytes = await readManifestBytes(path, context);
  if (bytes === null) {
    const missing = found('installers.manifest.missing', {
      severity: 'high',
      address: path,
      place: path,
      what: 'The manifest named in sallyport.yaml is not there.',
    });
    return result([missing], 'Failed', 'There is no manifest of installers.', 0, installers.platforms.length);
  }
  const manifest = readManifest(readText(bytes));
  if ('problem' in manifest) {
    const what = `The manifest cannot be used: ${manifest.problem}.`;
    const broken = found('installers.manifest.broken', {
      severity: 'high',
      address: path,
      place: `${path}:${manifest.line}`,
      what,
    });
    return result([broken], 'Failed', 'The manifest of installers cannot be read.', 0, installers.platforms.length);
  }
  return judge(context, path, manifest, installers);
}

async function judge(
  context: ProbeContext,
  path: string,
  manifest: Manifest,
  installers: NonNullable<ProbeContext['gate']['installers']>,
): Promise<Observation> {
  const { candidate } = context.gate;
  const findings: Finding[] = [];
  const pairs: Pair[] = [];
  const listed = new Set<string>();
  for (const promised of manifest.files) {
    const place = `${path}:${promised.line}`;
    const places = placesOf(promised.path, path, installers.directory);
    if (places === null) {
      findings.push(
        found('installers.manifest.unsafe-path', {
          severity: 'high',
          address: promised.path,
          place,
          what: `The path ${quote(promised.path)} leads out of ${installers.directory}.`,
        }),
      );
      continue;
    }
    for (const each of places) listed.add(each.toLowerCase());
    const real = await findReal(places, context);
    const platform =
      promised.platform ?? (isInstallerName(promised.path) ? platformOf(promised.path, installers.platforms) : null);
    pairs.push({ promised, platform, real });
    findings.push(...fileFindings(promised, real, place));
    const other = isInstallerName(promised.path) ? otherVersionInName(promised.path, candidate.version) : null;
    if (other !== null) {
      findings.push(
        found('installers.manifest.name-version', {
          severity: 'medium',
          address: promised.path,
          place,
          what: `The file name says ${other}, the candidate is ${candidate.version}.`,
        }),
      );
    }
    context.progress(`${promised.path} compared`);
  }
  findings.push(
    ...platformFindings(pairs, installers.platforms, path),
    ...sameFindings(pairs, path),
    ...duplicateFindings(manifest, path),
  );
  findings.push(...(await candidateFindings(context, manifest, path)));
  const folder = await listFolder(installers.directory, context);
  for (const extra of folder.paths.filter((each) => isInstallerName(each) && !listed.has(each.toLowerCase()))) {
    findings.push(
      found('installers.manifest.not-listed', {
        severity: 'medium',
        address: extra,
        place: extra,
        what: 'This installer is not in the manifest.',
      }),
    );
  }
  const looked = pairs.filter((pair) => pair.real !== null).length;
  const good = resultOf(findings) === 'Passed';
  const unseen = folder.complete ? '' : ' Untracked files beside them could not be listed.';
  const summary = good
    ? `${looked} files for ${installers.platforms.length} platforms are as the manifest of ${candidate.version} says.${unseen}`
    : `The installers are not as promised: ${findings.length} findings on ${manifest.files.length} files.${unseen}`;
  const facts = Object.fromEntries(
    pairs.flatMap(({ platform, real }) =>
      platform === null || real === null ? [] : [[`installer ${platform}`, `${real.path} sha256 ${real.sha256}`]],
    ),
  );
  const observation = result(findings, resultOf(findings), summary, looked, Math.max(looked, manifest.files.length));
  return { ...observation, facts: { ...facts, ...(manifest.version === null ? {} : { version: manifest.version }) } };
}

function fileFindings(promised: ManifestFile, real: RealFile | null, place: string): readonly Finding[] {
  const address = promised.path;
  if (real === null)
    return [
      found('installers.manifest.file-missing', {
        severity: 'high',
        address,
        place,
        what: `${quote(promised.path)} is in the manifest and not there.`,
      }),
    ];
  if (real.size === 0)
    return [
      found('installers.manifest.empty', {
        severity: 'high',
        address,
        place,
        what: `${quote(promised.path)} has zero bytes.`,
      }),
    ];
  const findings: Finding[] = [];
  if (real.sha256 !== promised.sha256) {
    const what = `${quote(promised.path)} has SHA-256 ${short(real.sha256)}, the manifest says ${short(promised.sha256)}.`;
    findings.push(found('installers.manifest.digest', { severity: 'critical', address, place, what }));
  }
  // Other bytes have another size: that is the same finding, not a second one.
  else if (promised.size !== null && real.size !== promised.size) {
    const what = `${quote(promised.path)} has ${real.size} bytes, the manifest says ${promised.size}.`;
    findings.push(found('installers.manifest.size', { severity: 'medium', address, place, what }));
  }
  const wrong = real.head === null ? null : wrongContent(promised.path, real.head);
  if (wrong !== null)
    findings.push(
      found('installers.manifest.content', {
        severity: 'high',
        address,
        place,
        what: `${quote(promised.path)} is no installer: ${wrong}.`,
      }),
    );
  return findings;
}

function platformFindings(pairs: readonly Pair[], promised: readonly string[], path: string): readonly Finding[] {
  const present = new Set(pairs.map((pair) => pair.platform?.toLowerCase()));
  return promised
    .filter((platform) => !present.has(platform.toLowerCase()))
    .map((platform) =>
      found('installers.manifest.platform-missing', {
        severity: 'high',
        address: platform,
        place: path,
        what: `The manifest has no installer for ${platform}.`,
      }),
    );
}

function sameFindings(pairs: readonly Pair[], path: string): readonly Finding[] {
  const byDigest = Map.groupBy(
    pairs.filter((pair) => pair.platform !== null && pair.promised.sha256 !== ''),
    (pair) => pair.promised.sha256,
  );
  const findings: Finding[] = [];
  for (const same of byDigest.values()) {
    const [first, ...others] = same;
    const second = others.find((other) => other.platform !== first?.platform);
    if (first === undefined || second === undefined || first.platform === null || second.platform === null) continue;
    if (mayShareFile(first.promised.path, first.platform, second.platform)) continue;
    const what = `${first.platform} and ${second.platform} get the same bytes (${short(first.promised.sha256)}).`;
    findings.push(
      found('installers.manifest.same-file', {
        severity: 'high',
        address: `${first.platform} ${second.platform}`,
        place: `${path}:${second.promised.line}`,
        what,
      }),
    );
  }
  return findings;
}

function duplicateFindings(manifest: Manifest, path: string): readonly Finding[] {
  const byPath = Map.groupBy(manifest.files, (file) => `${file.path.toLowerCase()} ${file.platform ?? ''}`);
  return [...byPath.values()].flatMap(([file, second]) =>
    file === undefined || second === undefined
      ? []
      : [
          found('installers.manifest.duplicate', {
            severity: 'medium',
            address: file.path,
            place: `${path}:${second.line}`,
            what: `${quote(file.path)} stands in the manifest more than once.`,
          }),
        ],
  );
}

async function candidateFindings(context: ProbeContext, manifest: Manifest, path: string): Promise<readonly Finding[]> {
  const { candidate } = context.gate;
  const findings: Finding[] = [];
  if (manifest.version !== null && !sameVersion(manifest.version, candidate.version)) {
    const what = `The manifest is for ${quote(manifest.version)}, the candidate is ${candidate.version}.`;
    findings.push(found('installers.manifest.version', { severity: 'high', address: 'version', place: path, what }));
  }
  const named = candidate.commit ?? candidate.tag;
  const commit = named === null ? null : await context.history.commit(named);
  if (commit !== null && manifest.commit !== null && !commit.toLowerCase().startsWith(manifest.commit)) {
    const what = `The manifest is for commit ${short(manifest.commit)}, the candidate is ${short(commit)}.`;
    findings.push(found('installers.manifest.commit', { severity: 'high', address: 'commit', place: path, what }));
  }
  return findings;
}

function short(digest: string): string {
  return `${digest.slice(0, 12)}…`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);
}

function result(
  findings: readonly Finding[],
  how: Observation['result'],
  summary: string,
  looked: number,
  total: number,
): Observation {
  return { result: how, summary, findings, coverage: { looked, total, unit: 'files' }, facts: {} };
}
