/** The shortest path that says the same, as Go's path.Clean: no `//`, no `.`, `..` taken where it can be. */
export function cleanPath(path: string): string {
  if (path === '') {
    return '.';
  }
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') {
      continue;
    }
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part !== '..' || !rooted) {
      parts.push(part);
    }
  }
  const joined = parts.join('/');
  return rooted ? `/${joined}` : joined === '' ? '.' : joined;
}

export function joinPath(folder: string, path: string): string {
  return cleanPath(`${folder}/${path}`);
}

/** `C:\data`, `c:/data` or `\\server\share`: absolute on Windows, so never joined to a folder here. */
export function isWindowsAbsolute(path: string): boolean {
  return /^(?:[a-z]:[\\/]|\\\\[^\\/]+[\\/]+[^\\/]+)/i.test(path);
}
