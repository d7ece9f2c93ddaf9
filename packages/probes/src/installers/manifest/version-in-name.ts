/** Words that mark another stage of the same numbers: 1.2.0-rc1 is not 1.2.0. */
const stage = /^[-._+]?(?:alpha|beta|rc|pre|preview|dev|nightly|snapshot|canary|debug)(?:[-._]?\d+)?(?![a-z])/i;

/**
 * A version in a file's name that is not the candidate's, or null. Only numbers of three parts and more count, so that
 * `macos-11.0` and `glibc2.31` are no versions of the product.
 */
export function otherVersionInName(path: string, candidate: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const wanted = candidate.replace(/^v/i, '');
  const wantedNumbers = /^\d+(?:\.\d+)*/.exec(wanted)?.[0] ?? wanted;
  const at = name.toLowerCase().indexOf(wanted.toLowerCase());
  if (at >= 0) {
    const follows = stage.exec(name.slice(at + wanted.length));
    return follows === null ? null : `${wanted}${follows[0]}`;
  }
  const versions = [...name.matchAll(/(?<![\d.])\d{1,5}(?:\.\d{1,5}){2,}(?![\d])/g)];
  if (versions.length === 0) return null;
  for (const match of versions) {
    const rest = name.slice(match.index + match[0].length);
    if (match[0] === wantedNumbers && !stage.test(rest)) return null;
  }
  const [first] = versions;
  const rest = first === undefined ? '' : name.slice(first.index + first[0].length);
  return `${first?.[0] ?? ''}${stage.exec(rest)?.[0] ?? ''}`;
}

/** Versions are equal but for a leading `v` and build metadata. */
export function sameVersion(a: string, b: string): boolean {
  return bare(a) === bare(b);
}

function bare(version: string): string {
  return version
    .trim()
    .replace(/^v(?=\d)/i, '')
    .replace(/\+[0-9A-Za-z.-]+$/, '')
    .toLowerCase();
}
