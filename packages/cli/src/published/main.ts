#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { type RunProgram, runAsProcess } from '../run-as-process.ts';
import { loadChunk } from './load-chunk.ts';
import { tuneCompiler } from './tune-compiler.ts';

/** Put in by the build. */
declare const buildDigest: string;

/** What runs every probe. */
const readsProse: ReadonlySet<string> = new Set(['check', 'drill']);

const [first = ''] = process.argv.slice(2);

await runAsProcess(async () => {
  const folder = fileURLToPath(new URL('chunks/', import.meta.url));
  const command = /^[a-z]{1,20}$/u.test(first) ? first : 'others';
  // Compiled code is kept for the settings of V8 under which it was made, so this comes before the first chunk.
  if (readsProse.has(command)) tuneCompiler();
  const { runProgram } = loadChunk('program.cjs', { folder, build: buildDigest, command }) as {
    runProgram: RunProgram;
  };
  return await runProgram(process.argv.slice(2));
});
