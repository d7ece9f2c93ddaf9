import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

const branch = 'refs/heads/sallyport/record';

/** The files of the record branch of a repository, by path. */
export function recordFiles(repository: string): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'sallyport-record-'));
  try {
    const tar = execFileSync('git', ['archive', branch], { cwd: repository, maxBuffer: 256 * 1024 * 1024 });
    execFileSync('tar', ['-x', '-C', folder], { input: tar });
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    return new Map(
      found.map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [relative(folder, file).replaceAll('\\', '/'), readFileSync(file)];
      }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Puts these files, and nothing else, on the record branch, as one commit without a parent. */
export function replaceRecord(repository: string, files: ReadonlyMap<string, Uint8Array>): void {
  const parts: (string | Uint8Array)[] = [
    `reset ${branch}\ncommit ${branch}\ncommitter Bench <bench@emberfall.example> 0 +0000\ndata 0\n`,
  ];
  for (const [path, bytes] of files) {
    parts.push(`M 100644 inline ${path}\ndata ${bytes.length}\n`, bytes, '\n');
  }
  execFileSync('git', ['fast-import', '--force', '--quiet'], {
    cwd: repository,
    input: Buffer.concat(parts.map((part) => Buffer.from(part))),
  });
}
