/** One file that a manifest promises. `null` where the format does not say. */
export interface ManifestFile {
  readonly platform: string | null;
  readonly path: string;
  readonly sha256: string;
  readonly size: number | null;
  /** Line of the manifest that names the path. */
  readonly line: number;
}

export interface Manifest {
  readonly format: 'json' | 'sums';
  readonly version: string | null;
  readonly commit: string | null;
  readonly files: readonly ManifestFile[];
}

/** Why a manifest cannot be read. */
export interface BrokenManifest {
  readonly line: number;
  readonly problem: string;
}

const mostFiles = 2_000;

/**
 * Reads a manifest: JSON `{version, commit?, files: [{platform, path, sha256, size}]}`, or the lines of `sha256sum`
 * (text and binary mode, and BSD's `SHA256 (name) = digest`).
 */
export function readManifest(text: string): Manifest | BrokenManifest {
  return text.trimStart().startsWith('{') ? readJson(text) : readSums(text);
}

function readJson(text: string): Manifest | BrokenManifest {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // The parser's words quote the file.
    return { line: 1, problem: 'it is not JSON' };
  }
  if (!isObject(parsed)) return { line: 1, problem: 'it holds no JSON object' };
  const { version, commit, files } = parsed;
  if (typeof version !== 'string' || version.trim() === '')
    return { line: 1, problem: '`version` is missing or no text' };
  if (commit !== undefined && commit !== null && (typeof commit !== 'string' || !/^[0-9a-f]{7,64}$/i.test(commit))) {
    return { line: lineOf(text, '"commit"'), problem: '`commit` is no commit id' };
  }
  if (!Array.isArray(files)) return { line: 1, problem: '`files` is missing or no list' };
  if (files.length > mostFiles) return { line: 1, problem: `it names more than ${mostFiles} files` };
  const read: ManifestFile[] = [];
  for (const [index, file] of files.entries()) {
    const entry = readEntry(file, text);
    if (typeof entry === 'string') return { line: lineOf(text, '"files"'), problem: `files[${index}]: ${entry}` };
    read.push(entry);
  }
  return {
    format: 'json',
    version: version.trim(),
    commit: typeof commit === 'string' ? commit.toLowerCase() : null,
    files: read,
  };
}

function readEntry(file: unknown, text: string): ManifestFile | string {
  if (!isObject(file)) return 'it is no object';
  const { platform, path, sha256, size } = file;
  if (typeof path !== 'string' || path === '') return '`path` is missing or no text';
  if (typeof platform !== 'string' || platform === '') return '`platform` is missing or no text';
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/i.test(sha256)) return '`sha256` is no SHA-256 in hex';
  if (size !== undefined && (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0))
    return '`size` is no number of bytes';
  return { platform, path, sha256: sha256.toLowerCase(), size: size ?? null, line: lineOf(text, JSON.stringify(path)) };
}

function readSums(text: string): Manifest | BrokenManifest {
  const files: ManifestFile[] = [];
  for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const gnu = /^\\?([0-9a-fA-F]{64}) [ *](.+)$/.exec(line);
    const bsd = /^SHA256 \((.+)\) = ([0-9a-fA-F]{64})$/.exec(line);
    const [sha256, path] = bsd === null ? [gnu?.[1], gnu?.[2]] : [bsd[2], bsd[1]];
    if (sha256 === undefined || path === undefined)
      return { line: index + 1, problem: 'the line is no digest with a file name' };
    files.push({
      platform: null,
      path: path.replace(/^\.\//, ''),
      sha256: sha256.toLowerCase(),
      size: null,
      line: index + 1,
    });
    if (files.length > mostFiles) return { line: index + 1, problem: `it names more than ${mostFiles} files` };
  }
  if (files.length === 0) return { line: 1, problem: 'it names no file' };
  return { format: 'sums', version: null, commit: null, files };
}

function lineOf(text: string, needle: string): number {
  const at = text.indexOf(needle);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
