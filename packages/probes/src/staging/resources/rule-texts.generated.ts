// Written by scripts/generate-staging-rules.ts from the folder `rules`. Do not edit.
import type { RuleDefinition } from '../../probe.ts';

export const ruleTexts: readonly RuleDefinition[] = [
  {
    id: 'staging.resources.heap-over-limit',
    title: 'A program is told to take more memory than it gets',
    why: 'It is stopped by the engine, for certain and under load, instead of collecting its garbage.',
    fix: 'Set the heap to about three quarters of the memory limit.',
    source: 'measured; RES-08',
  },
  {
    id: 'staging.resources.limit-without-effect',
    title: 'A limit is written down and has no effect',
    why: 'People rely on a wall that is not there.',
    fix: 'Write the limit under the key that the engine reads.',
    source: 'Compose specification, deploy.resources; RES-06',
  },
  {
    id: 'staging.resources.no-cpu-limit',
    title: 'A service may take every processor',
    why: 'A busy loop in one service makes all others late, health checks included.',
    fix: 'Set `cpus` (or `deploy.resources.limits.cpus`).',
    source: 'CIS Docker 5.12; RES-02',
  },
  {
    id: 'staging.resources.no-file-limit',
    title: 'A service may open files without end',
    why: 'It can use up the file handles of its host.',
    fix: 'Set `ulimits.nofile`.',
    source: 'CIS Docker 5.19; RES-05',
  },
  {
    id: 'staging.resources.no-logs',
    title: 'A service leaves no trace',
    why: 'After an incident nobody can say what happened.',
    fix: 'Take `logging.driver: none` out.',
    source: 'measured; LOG-02',
  },
  {
    id: 'staging.resources.no-memory-limit',
    title: 'A service may take all memory of its host',
    why: 'On one host the first leak takes every other service with it.',
    fix: 'Set `mem_limit` (or `deploy.resources.limits.memory`).',
    source: 'CIS Docker 5.11; OWASP Docker rule 7; RES-01',
  },
  {
    id: 'staging.resources.no-process-limit',
    title: 'A service may start processes without end',
    why: 'A fork bomb in one container stops the whole host.',
    fix: 'Set `pids_limit` (or `deploy.resources.limits.pids`).',
    source: 'CIS Docker 5.29; RES-03',
  },
  {
    id: 'staging.resources.unbounded-logs',
    title: 'Logs grow until the disk is full',
    why: 'The engine keeps everything that a container prints, unless it is told how much.',
    fix: 'Set `logging.options.max-size` and `max-file`, or the driver `local`.',
    source: 'measured; Docker documentation, json-file driver; LOG-01',
  },
];
