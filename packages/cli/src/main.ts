#!/usr/bin/env node
import { runAsProcess } from './run-as-process.ts';

// Loaded only now, so that whatever goes wrong while loading is caught too.
await runAsProcess(async () => await (await import('./program.ts')).runProgram(process.argv.slice(2)));
