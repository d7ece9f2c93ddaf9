#!/usr/bin/env node
import { fileURLToPath } from 'node:url';
import { type RunProgram, runAsProcess } from '../run-as-process.ts';
import { loadChunk } from './load-chunk.ts';

/** Put in by the build. */
declare const buildDigest: string;

const [first = ''] = process.argv.slice(2);

await runAsProcess(async () => {
  const folder = fileURLToPath(new URL('chunks/', import.meta.url));
  const command = /^[a-z]{1,20}$/u.test(first) ? first : 'others';
  const { runProgram } = loadChunk('program.cjs', { folder, build: buildDigest, command }) as {
    runProgram: RunProgram;
  };
  return await runProgram(process.argv.slice(2));
});
