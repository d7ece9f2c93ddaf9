import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Plain } from '../compose-model.ts';

/** What `docker-compose config` (1.29.2, Debian) makes of a project; null where it refuses it. */
export type OldModel = { readonly [key: string]: Plain } | null;

/** Files on disk in a folder of their own, which is gone afterwards. */
export async function inFolder<Result>(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'compose-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Asks the program; it needs no engine for this. */
export function oldConfig(
  folder: string,
  composeFiles: readonly string[],
  environment: Readonly<Record<string, string>>,
): OldModel {
  const files = composeFiles.flatMap((file) => ['-f', file]);
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/home/somebody', LC_ALL: 'C.UTF-8', ...environment };
  const program = ['docker-compose', [...files, '--project-name', 'p', 'config']] as const;
  let output: string;
  try {
    output = execFileSync(program[0], program[1], { cwd: folder, env, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    if (error instanceof Error && 'status' in error && error.status === 1) {
      return null;
    }
    throw error;
  }
  // It writes YAML 1.1, in which an unquoted yes is a boolean.
  return withoutEscapes(parse(output, { version: '1.1' })) as OldModel;
}

/** What it prints is meant to be loaded again, so its dollar signs are doubled. */
function withoutEscapes(value: Plain): Plain {
  if (typeof value === 'string') {
    return value.replaceAll('$$', '$');
  }
  if (Array.isArray(value)) {
    return value.map(withoutEscapes);
  }
  if (typeof value !== 'object' || value === null) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [withoutEscapes(key), withoutEscapes(entry)]));
}
