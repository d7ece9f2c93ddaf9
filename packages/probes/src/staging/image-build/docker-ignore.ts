/** Which paths of a build context a `.dockerignore` leaves out. The last pattern that matches decides; `!` takes back. */
export function ignoredBy(text: string | null): (path: string) => boolean {
  const patterns = (text ?? '').split(/\r?\n/).flatMap((line) => {
    const trimmed = line.trim();
    if (trimmed === '' || line.startsWith('#')) return [];
    const back = trimmed.startsWith('!');
    const pattern = cleaned(back ? trimmed.slice(1).trim() : trimmed);
    return pattern === '' ? [] : [{ back, test: matcher(pattern) }];
  });
  return (path) => patterns.reduce((ignored, { back, test }) => (test(path) ? !back : ignored), false);
}

function cleaned(pattern: string): string {
  return pattern
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

/** A pattern names a file, or a folder with all that is in it. */
function matcher(pattern: string): (path: string) => boolean {
  const expression = new RegExp(`^${globSource(pattern)}(?:/|$)`);
  return (path) => expression.test(path);
}

/** Whether a COPY source with `*` and `?` means a path or a folder above it. */
export function globMatcher(pattern: string): (path: string) => boolean {
  const clean = cleaned(pattern);
  return clean === '' ? () => true : matcher(clean);
}

/** Source of an expression for Go's path patterns with `**`, without nested repetition. */
function globSource(pattern: string): string {
  const parts = pattern.replace(/\*{3,}/g, '**').replace(/(?:\*\*\/)+/g, '**/');
  let source = '';
  for (let at = 0; at < parts.length; at += 1) {
    const character = parts[at] ?? '';
    if (parts.startsWith('**/', at)) {
      source += '(?:.*/)?';
      at += 2;
    } else if (parts.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else source += character.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  }
  return source;
}
