import { caseCommit, type FailingCase, type ProbeCases, sha256Of } from '../../case.ts';

const windows = 'MZ\u0090 Harbour for Windows';
const macos = 'an image whose mark stands at its end';
const linux = '\u007fELF Harbour for Linux';

const names = {
  windows: 'Harbour-0.9.9-stable-windows-x64.exe',
  macos: 'Harbour-0.9.9-stable.dmg',
  linux: 'Harbour-0.9.9-stable-x86_64.AppImage',
};

interface Entry {
  readonly platform: string;
  readonly path: string;
  readonly sha256: string;
  readonly size: number;
}

function entry(platform: string, path: string, content: string): Entry {
  return { platform, path, sha256: sha256Of(content), size: new TextEncoder().encode(content).length };
}

const entries: readonly [Entry, Entry, Entry] = [
  entry('windows-x64', names.windows, windows),
  entry('macos-universal', names.macos, macos),
  entry('linux-x64', names.linux, linux),
];

const artefacts: Readonly<Record<string, string>> = {
  [`release/${names.windows}`]: windows,
  [`release/${names.macos}`]: macos,
  [`release/${names.linux}`]: linux,
};

function manifest(files: readonly Entry[] = entries, more: Readonly<Record<string, string>> = {}): string {
  return JSON.stringify({ version: '0.9.9-stable', commit: caseCommit, files, ...more }, null, 2);
}

const gate = {
  installers: {
    manifest: 'release/manifest.json',
    directory: 'release',
    platforms: ['windows-x64', 'macos-universal', 'linux-x64'],
  },
};
const history = { commits: { 'v0.9.9-stable': caseCommit } };
const [first, second, third] = entries;

/** A world in which the manifest says this about these files. */
function world(
  text: string,
  changed: Readonly<Record<string, string>> = {},
): Pick<FailingCase, 'gate' | 'history' | 'files' | 'artefacts'> {
  return { gate, history, files: { 'release/manifest.json': text }, artefacts: { ...artefacts, ...changed } };
}

const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 81234567\n';
const sums = entries.map((file) => `${file.sha256}  ${file.path}`).join('\n');

export const cases: ProbeCases = {
  passes: [
    { name: 'everything as promised', ...world(manifest()) },
    {
      name: 'the manifest is untracked too',
      gate,
      history,
      files: {},
      artefacts: { ...artefacts, 'release/manifest.json': manifest() },
    },
    {
      name: 'SHA256SUMS in place of JSON',
      gate: { installers: { ...gate.installers, manifest: 'release/SHA256SUMS' } },
      files: { 'release/SHA256SUMS': `${sums}\n` },
      artefacts,
    },
    {
      name: 'installers in the tree, paths from the root',
      gate,
      files: {
        ...artefacts,
        'release/manifest.json': manifest(entries.map((file) => ({ ...file, path: `release/${file.path}` }))),
      },
    },
    {
      name: 'signatures and notes beside them',
      ...world(manifest(), { [`release/${names.windows}.asc`]: 'signature', 'release/README.txt': 'notes' }),
    },
    { name: 'no installers named', files: { 'README.md': 'Harbour' }, result: 'NotRun' },
  ],
  fails: [
    { name: 'no manifest', rule: 'installers.manifest.missing', gate, files: {}, artefacts },
    {
      name: 'two conflicting sides of a merge',
      rule: 'installers.manifest.broken',
      ...world(`{\n<<<<<<< HEAD\n${manifest()}`),
    },
    {
      name: 'a digest of MD5',
      rule: 'installers.manifest.broken',
      ...world(manifest([{ ...first, sha256: 'd41d8cd98f00b204e9800998ecf8427e' }, second, third])),
    },
    {
      name: 'macOS was promised and never built',
      rule: 'installers.manifest.platform-missing',
      ...world(manifest([first, third])),
      artefacts: { [`release/${names.windows}`]: windows, [`release/${names.linux}`]: linux },
    },
    {
      name: 'the upload of one file failed',
      rule: 'installers.manifest.file-missing',
      ...world(manifest()),
      artefacts: { [`release/${names.windows}`]: windows, [`release/${names.linux}`]: linux },
    },
    {
      name: 'rebuilt after the manifest',
      rule: 'installers.manifest.digest',
      ...world(manifest(), { [`release/${names.linux}`]: `${linux} again` }),
    },
    {
      name: 'a size by hand',
      rule: 'installers.manifest.size',
      ...world(manifest([{ ...first, size: 81_234_567 }, second, third])),
    },
    {
      name: 'nothing was uploaded, and digested',
      rule: 'installers.manifest.empty',
      ...world(manifest([first, entry('macos-universal', names.macos, ''), third]), { [`release/${names.macos}`]: '' }),
    },
    {
      name: 'git lfs pull was forgotten',
      rule: 'installers.manifest.content',
      ...world(manifest([first, entry('macos-universal', names.macos, pointer), third]), {
        [`release/${names.macos}`]: pointer,
      }),
    },
    {
      name: 'an error page saved as a program',
      rule: 'installers.manifest.content',
      ...world(manifest([entry('windows-x64', names.windows, '<!DOCTYPE html><title>404</title>'), second, third]), {
        [`release/${names.windows}`]: '<!DOCTYPE html><title>404</title>',
      }),
    },
    {
      name: 'the manifest of the last release',
      rule: 'installers.manifest.version',
      ...world(manifest(entries, { version: '0.9.8' })),
    },
    {
      name: 'the name of a release candidate',
      rule: 'installers.manifest.name-version',
      ...world(manifest([entry('windows-x64', 'Harbour-0.9.9-rc2-windows-x64.exe', windows), second, third])),
      artefacts: {
        'release/Harbour-0.9.9-rc2-windows-x64.exe': windows,
        [`release/${names.macos}`]: macos,
        [`release/${names.linux}`]: linux,
      },
    },
    {
      name: 'built from a branch',
      rule: 'installers.manifest.commit',
      ...world(manifest(entries, { commit: 'badc0ffee0ddf00d' })),
    },
    {
      name: 'last month’s installer beside it',
      rule: 'installers.manifest.not-listed',
      ...world(manifest(), { 'release/Harbour-0.9.8-windows-x64.exe': windows }),
    },
    {
      name: 'a path out of the folder',
      rule: 'installers.manifest.unsafe-path',
      ...world(manifest([...entries, { ...third, path: '../../etc/cron.d/harbour' }])),
    },
    { name: 'an entry pasted twice', rule: 'installers.manifest.duplicate', ...world(manifest([...entries, third])) },
    {
      name: 'the Linux file was copied over the Windows one',
      rule: 'installers.manifest.same-file',
      also: ['installers.manifest.content'],
      ...world(manifest([entry('windows-x64', names.windows, linux), second, third]), {
        [`release/${names.windows}`]: linux,
      }),
    },
  ],
};
