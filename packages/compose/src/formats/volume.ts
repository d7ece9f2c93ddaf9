import { cleanPath } from './posix-path.ts';
import { quoted, type Reading, read, wrong } from './reading.ts';

export interface Volume {
  readonly type: 'bind' | 'volume';
  readonly source?: string;
  readonly target: string;
  readonly readOnly?: true;
  readonly bind?: { readonly selinux?: string; readonly propagation?: string; readonly createHostPath?: true };
  readonly volume?: { readonly nocopy?: true };
}

const PROPAGATIONS = new Set(['rprivate', 'private', 'rshared', 'shared', 'rslave', 'slave']);

/** `[SOURCE:]TARGET[:OPTIONS]`. A source that begins with `.`, `/`, `~`, a drive or `\\` is a folder of the host. */
export function parseVolume(text: string): Reading<Volume> {
  if (text === '') {
    return wrong('A volume is an empty text');
  }
  if (text.length < 3) {
    return read({ type: 'volume', target: cleanPath(text) });
  }
  const sections = splitSections(text);
  if (sections.includes('')) {
    return wrong(`${quoted(text)} is no volume: there is nothing between two colons`);
  }
  if (sections.length > 3) {
    return wrong(`${quoted(text)} is no volume: it has too many colons`);
  }
  const [first = '', second, options] = sections;
  if (second === undefined) {
    return read({ type: 'volume', target: cleanPath(first), volume: {} });
  }
  return read(withOptions(first, cleanPath(second), options === undefined ? [] : options.split(',')));
}

function withOptions(source: string, target: string, options: readonly string[]): Volume {
  // Of ro and rw the last counts; options that nobody knows are ignored, as Compose does.
  const access = options.findLast((option) => option === 'ro' || option === 'rw');
  const selinux = options.findLast((option) => option === 'z' || option === 'Z');
  const propagation = options.findLast((option) => PROPAGATIONS.has(option));
  const isBind = isHostPath(source);
  const bind = {
    ...(selinux === undefined ? {} : { selinux }),
    ...(propagation === undefined ? {} : { propagation }),
    ...(isBind ? { createHostPath: true as const } : {}),
  };
  const volume = options.includes('nocopy') ? { nocopy: true as const } : {};
  return {
    type: isBind ? 'bind' : 'volume',
    source,
    target,
    ...(access === 'ro' ? { readOnly: true as const } : {}),
    ...(Object.keys(bind).length > 0 ? { bind } : {}),
    ...(!isBind || options.includes('nocopy') ? { volume } : {}),
  };
}

/** Colons separate, except after a drive letter and inside a template that is not yet filled in. */
function splitSections(text: string): readonly string[] {
  const sections: string[] = [];
  let section = '';
  let depth = 0;
  for (const char of text) {
    depth += char === '{' && section.endsWith('$') ? 1 : char === '}' && depth > 0 ? -1 : 0;
    if (char === ':' && depth === 0 && !/^\p{L}$/u.test(section)) {
      sections.push(section);
      section = '';
    } else {
      section += char;
    }
  }
  return [...sections, section];
}

function isHostPath(source: string): boolean {
  return /^[./~]/.test(source) || source.startsWith('\\\\') || /^\p{L}:/u.test(source);
}
