import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { State } from './project-tree.ts';

interface Installer {
  readonly platform: string;
  readonly file: string;
  readonly bytes: Uint8Array;
}

const version = '0.9.9-stable';
const contentLength = 4096;
/** First bytes by which anybody recognises the format: compound file, xar archive, ELF with the AppImage mark. */
const formats = [
  { platform: 'windows-x64', extension: 'msi', magic: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { platform: 'macos-universal', extension: 'pkg', magic: [0x78, 0x61, 0x72, 0x21, 0x00, 0x1c, 0x00, 0x01] },
  {
    platform: 'linux-x64',
    extension: 'AppImage',
    magic: [0x7f, 0x45, 0x4c, 0x46, 0x02, 0x01, 0x01, 0x00, 0x41, 0x49, 0x02, 0x00],
  },
] as const;

/**
 * Writes the installers of the candidate and their manifest into `directory`: the right magic and made-up content that
 * depends on the commit alone. In the believed state one was built again after the manifest was written, one is a saved
 * error page, and one is missing.
 */
export function buildInstallers(directory: string, commit: string, state: State): void {
  mkdirSync(directory, { recursive: true });
  const built = formats.map(({ platform, extension, magic }): Installer => {
    const file = `emberfall-${version}-${platform}.${extension}`;
    return { platform, file, bytes: installerBytes(`${commit} ${platform}`, magic) };
  });
  const offered = state === 'ready' ? built : believedInstallers(built);
  for (const { file, bytes } of offered) writeFileSync(join(directory, file), bytes);
  const listed = state === 'ready' ? built : built.filter(({ platform }) => platform !== 'macos-universal');
  // The error page was saved before its digest was taken, the AppImage was built again afterwards.
  const digested = listed.map((one) =>
    one.platform === 'windows-x64' ? (offered.find(({ file }) => file === one.file) ?? one) : one,
  );
  writeFileSync(join(directory, 'manifest.json'), `${JSON.stringify(manifest(commit, digested), null, 2)}\n`);
}

function believedInstallers(built: readonly Installer[]): readonly Installer[] {
  return built.flatMap((installer): readonly Installer[] => {
    if (installer.platform === 'macos-universal') return [];
    if (installer.platform === 'windows-x64') return [{ ...installer, bytes: errorPage() }];
    return [{ ...installer, bytes: installer.bytes.map((byte, index) => (index < 64 ? byte : byte ^ 0xff)) }];
  });
}

function manifest(commit: string, installers: readonly Installer[]): unknown {
  return {
    version,
    commit,
    files: installers.map(({ platform, file, bytes }) => ({
      platform,
      path: file,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      size: bytes.length,
    })),
  };
}

function installerBytes(seed: string, magic: readonly number[]): Uint8Array {
  const bytes = createHash('shake256', { outputLength: contentLength }).update(`emberfall installer ${seed}`).digest();
  bytes.set(magic);
  return new Uint8Array(bytes);
}

function errorPage(): Uint8Array {
  const page =
    '<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body>The build server is busy.</body></html>\n';
  return new TextEncoder().encode(page);
}
