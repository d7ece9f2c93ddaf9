import { oncePerText } from './once-per-text.ts';
import type { TextFile } from './stack-view.ts';

/** Where settings are looked for. */
export interface Configured {
  readonly mounts: readonly { readonly files: readonly Pick<TextFile, 'path' | 'text'>[] }[];
}

/** One setting of a configuration file, by its full name: `security.authorization`, `auth.anonymous.enabled`. */
export interface Setting {
  readonly name: string;
  /** Without quotes; empty where a section begins. */
  readonly value: string;
  readonly file: string;
  readonly line: number;
}

/**
 * Settings of the configuration files that are mounted into a service. One reader for the forms that servers share:
 * `name value`, `name = value`, `name: value` with indentation, and sections in brackets.
 */
export function settingsOf(service: Configured): readonly Setting[] {
  return service.mounts.flatMap(({ files }) =>
    files.flatMap(({ path, text }) => (isConfiguration(path) ? settingsIn(path, text) : [])),
  );
}

/** Scripts and pages are mounted too, and set nothing. */
function isConfiguration(path: string): boolean {
  return !/\.(?:sh|sql|js|mjs|ts|py|html?|css|pem|crt|key|md|json|xml)$/i.test(path);
}

export function settingsIn(file: string, text: string): readonly Setting[] {
  return settingsOfText(text).map((setting) => ({ ...setting, file }));
}

const settingsOfText = oncePerText((text) => {
  const settings: Omit<Setting, 'file'>[] = [];
  let section = '';
  let parents: { readonly indent: number; readonly name: string }[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    // No setting is as long as that, and patterns take their time over a line without an end.
    if (raw.length > 2000) continue;
    const line = raw.replace(/(?:^|\s)[#;].*$/, '').replace(/^\s*\/\/.*$/, '');
    if (line.trim() === '') continue;
    const [, heading] = /^\s*\[+([^\]]+)\]+\s*$/.exec(line) ?? [];
    if (heading !== undefined) {
      section = heading.trim();
      parents = [];
      continue;
    }
    const [, spaces = '', key = '', value = ''] =
      /^(\s*)(?:-\s+)?["']?([A-Za-z_@][\w.@/-]*)["']?\s*(?::\s|:$|=|\s|$)\s*(.*?)\s*$/.exec(line) ?? [];
    if (key === '') continue;
    parents = parents.filter(({ indent }) => indent < spaces.length);
    const name = [section, ...parents.map((parent) => parent.name), key].filter(Boolean).join('.');
    const plain = value
      .replace(/^(["'])(.*)\1[,;]?$/, '$2')
      .replace(/[;{]$/, '')
      .trim();
    settings.push({ name, value: plain, line: index + 1 });
    if (plain === '' || /[:{]\s*$/.test(line)) parents = [...parents, { indent: spaces.length, name: key }];
  }
  return settings;
});
