/** First bytes by which a format is known, at offset 0. */
const signatures: readonly {
  readonly extension: RegExp;
  readonly bytes: readonly number[];
  readonly format: string;
}[] = [
  { extension: /\.exe$/, bytes: [0x4d, 0x5a], format: 'a Windows program (MZ)' },
  {
    extension: /\.msi$/,
    bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
    format: 'a Windows Installer package',
  },
  {
    extension: /\.(?:zip|apk|aab|ipa|jar|msix|msixbundle|appx|appxbundle)$/,
    bytes: [0x50, 0x4b],
    format: 'a ZIP archive',
  },
  { extension: /\.pkg$/, bytes: [0x78, 0x61, 0x72, 0x21], format: 'a macOS package (xar)' },
  { extension: /\.(?:appimage|run)$/, bytes: [0x7f, 0x45, 0x4c, 0x46], format: 'a Linux program (ELF)' },
  { extension: /\.deb$/, bytes: [0x21, 0x3c, 0x61, 0x72, 0x63, 0x68, 0x3e, 0x0a], format: 'a Debian package (ar)' },
  { extension: /\.rpm$/, bytes: [0xed, 0xab, 0xee, 0xdb], format: 'an RPM package' },
  { extension: /\.(?:tgz|gz)$/, bytes: [0x1f, 0x8b], format: 'a gzip archive' },
  { extension: /\.(?:txz|xz)$/, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], format: 'an xz archive' },
  { extension: /\.zst$/, bytes: [0x28, 0xb5, 0x2f, 0xfd], format: 'a Zstandard archive' },
  { extension: /\.7z$/, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], format: 'a 7z archive' },
  { extension: /\.snap$/, bytes: [0x68, 0x73, 0x71, 0x73], format: 'a snap (squashfs)' },
];

/** A disk image has its mark at its end (koly) and other known formats have none: only impostors are noticed there. */
const installerNames =
  /\.(?:exe|msi|msix|msixbundle|appx|appxbundle|dmg|pkg|appimage|deb|rpm|snap|flatpak|apk|aab|ipa|jar|run|zip|7z|tgz|txz|tar\.(?:gz|xz|zst|bz2))$/i;

/** A shell script that carries an archive is a common `.run`. */
const shebang = [0x23, 0x21];

/** How many bytes `wrongContent` needs. */
export const headLength = 512;

export function isInstallerName(path: string): boolean {
  return installerNames.test(path);
}

/** What the file is not, though its name says so; null where nothing speaks against it. */
export function wrongContent(path: string, head: Uint8Array): string | null {
  const start = new TextDecoder('latin1').decode(head.subarray(0, 200)).trimStart();
  if (start.startsWith('version https://git-lfs.github.com/spec/'))
    return 'it is a Git LFS pointer, not the file itself';
  if (/^<(?:!doctype|html|\?xml)/i.test(start)) return 'it is a web page or XML, as a failed download leaves behind';
  const name = path.toLowerCase();
  const known = signatures.find((each) => each.extension.test(name));
  if (known === undefined || known.bytes.every((byte, index) => head[index] === byte)) return null;
  if (name.endsWith('.run') && shebang.every((byte, index) => head[index] === byte)) return null;
  return `it does not begin as ${known.format}`;
}
