import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { exitCode } from '../exit-code.ts';
import { cacheFolder } from './cache-folder.ts';
import { type CompiledCode, readCompiled, writeCompiled } from './compiled-code.ts';

type Chunk = { exports: unknown };
type Wrapped = (exports: unknown, require: (name: string) => unknown, module: Chunk, filename: string) => void;

export interface ChunkPlace {
  readonly folder: string;
  /** Digest of all chunks: compiled code of another build must never be given to this one. */
  readonly build: string;
  /** What the person asked for: each command runs other parts of the same chunks. */
  readonly command: string;
}

/**
 * Loads one chunk of the published command with all that it requires. Node's own cache keeps of a file only what is
 * compiled before it runs, a tenth of it; here it is kept as it stands when the process ends, with every function that
 * was needed. That saves a fifth of the time of a short command.
 */
export function loadChunk(name: string, { folder, build, command }: ChunkPlace): unknown {
  const cache = cacheFolder(`${build}-${process.version}-${process.arch}`);
  const file = cache === null ? null : join(cache, `${command}.code`);
  const known: CompiledCode = file === null ? new Map() : readCompiled(file);
  const chunks = new Map<string, Chunk>();
  const scripts = new Map<string, Script>();
  const outside = createRequire(join(folder, name));
  let complete = true;

  function load(wanted: string): unknown {
    const before = chunks.get(wanted);
    if (before !== undefined) return before.exports;
    const chunk: Chunk = { exports: {} };
    // Before it runs: chunks may need one another.
    chunks.set(wanted, chunk);
    const filename = join(folder, wanted);
    const source = `(function (exports, require, module, __filename) {${readFileSync(filename, 'utf8')}\n})`;
    const { mtimeMs, size } = statSync(filename);
    // V8 compares no more than the length of the source: whoever edits a chunk to look into something must be obeyed.
    const version = `${wanted} ${size} ${mtimeMs}`;
    const cachedData = known.get(version);
    const script = new Script(source, { filename, ...(cachedData && { cachedData }) });
    complete &&= cachedData !== undefined && script.cachedDataRejected === false;
    scripts.set(version, script);
    (script.runInThisContext() as Wrapped)(chunk.exports, required, chunk, filename);
    return chunk.exports;
  }

  function required(wanted: string): unknown {
    if (wanted.startsWith('./')) return load(wanted.slice(2));
    // Required by name, a module of Node would be looked for as a file first.
    return process.getBuiltinModule(wanted) ?? outside(wanted);
  }

  if (file !== null)
    process.once('exit', () => {
      // A word that is no command is typed once; nothing is kept for it.
      if (complete || process.exitCode === exitCode.usage) return;
      const compiled = new Map([...known].filter(([version]) => !chunks.has(version.split(' ')[0] ?? '')));
      for (const [version, script] of scripts) compiled.set(version, script.createCachedData());
      try {
        writeCompiled(file, compiled);
      } catch {
        // A full disk: the next run compiles again.
      }
    });
  return load(name);
}
